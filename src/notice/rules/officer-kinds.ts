/**
 * What officers are told: acts of others on dossiers that make work for them, limits of NĐ 118/2025 that come near
 * or pass, and requests to explain a figure, which are about no dossier and have limits of their own. Told in the app always; by mail to the work address where there is one.
 */
export const OFFICER_KINDS = [
  'officer-arrived',
  'officer-supplemented',
  'officer-unseen',
  'officer-unseen-late',
  'officer-answer-near',
  'officer-answer-late',
  'officer-hand-over-near',
  'officer-hand-over-late',
  'officer-assigned',
  'officer-sent-back',
  'officer-consulted',
  'officer-opinion',
  'officer-opinion-late',
  'officer-opinion-overdue',
  'officer-due-soon',
  'officer-overdue',
  'officer-correction-near',
  'officer-correction-late',
  'officer-objection',
  'officer-explanation-asked',
  'officer-explanation-near',
  'officer-explanation-late',
  'officer-explanation-answered',
] as const;
export type OfficerKind = (typeof OFFICER_KINDS)[number];

export const isOfficerKind = (kind: string): kind is OfficerKind => (OFFICER_KINDS as readonly string[]).includes(kind);

/** Told of a matter that is no dossier's. */
export type ApartKind = Extract<OfficerKind, `officer-explanation-${string}`>;
/** Told of a dossier. */
export type DossierKind = Exclude<OfficerKind, ApartKind>;

/** The acts that officers are told about as they happen. */
export const OFFICER_ACTS = [
  'dossier-submit',
  'dossier-answer-supplement',
  'dossier-assign',
  'dossier-send-back',
  'dossier-consult',
  'dossier-answer-consultation',
  'dossier-contest',
] as const;
