import type { Role } from '#identity/index.ts';
import type { DossierKind } from './officer-kinds.ts';

/** Where a dossier stands and with whom. */
export interface Standing {
  readonly receivingAgency: string;
  readonly competentAgency: string;
  readonly holderAgency: string;
  readonly holder: string | null;
  /** The role that its step asks for; null before the first. */
  readonly stepRole: Role | null;
}

/**
 * Somebody to be told: an officer; everybody in one of these roles at an agency or its rooms; or whoever stands nearest
 * above: at the unit itself, else at the next one up.
 */
export type Addressee =
  | { readonly officer: string }
  | { readonly roles: readonly Role[]; readonly at: string }
  | { readonly nearest: readonly Role[]; readonly to: string | { readonly unitOf: string; readonly within: string } };

const receivers = (s: Standing): Addressee[] => [{ roles: ['receiver'], at: s.receivingAgency }];
/** Người đứng đầu Trung tâm Phục vụ hành chính công (NĐ 118/2025 Đ8): at a commune's centre its committee's leader. */
const centreHead = (s: Standing): Addressee => ({ nearest: ['unit-head', 'leader'], to: s.receivingAgency });
/** Who holds it; while nobody does, those who may take it. */
const holder = (s: Standing): Addressee[] => {
  if (s.holder) return [{ officer: s.holder }];
  return s.stepRole ? [{ roles: [s.stepRole], at: s.holderAgency }] : [];
};
const above = (s: Standing, ...nearest: Role[]): Addressee => ({
  nearest,
  to: s.holder ? { unitOf: s.holder, within: s.holderAgency } : s.holderAgency,
});
const heads = (s: Standing) => above(s, 'unit-head', 'leader');
const leader = (s: Standing) => above(s, 'leader');

/** `named`: the officer or the agency that the act itself names. */
export function audience(kind: DossierKind, s: Standing, named = ''): readonly Addressee[] {
  switch (kind) {
    case 'officer-arrived':
    case 'officer-unseen':
    case 'officer-answer-near':
    case 'officer-hand-over-near':
      return receivers(s);
    case 'officer-unseen-late':
    case 'officer-answer-late':
    case 'officer-hand-over-late':
      return [...receivers(s), centreHead(s)];
    case 'officer-assigned':
    case 'officer-sent-back':
      return named ? [{ officer: named }] : holder(s);
    case 'officer-consulted':
      return [{ roles: ['handler', 'unit-head', 'leader'], at: named }];
    case 'officer-opinion':
    case 'officer-supplemented':
      return s.stepRole === null ? receivers(s) : holder(s);
    // Đ19.4: the lead agency informs the head of the centre of an opinion that is late.
    case 'officer-opinion-late':
    case 'officer-opinion-overdue':
      return [...holder(s), centreHead(s)];
    case 'officer-due-soon':
    case 'officer-correction-near':
      return [...holder(s), heads(s)];
    case 'officer-overdue':
      return [...holder(s), heads(s), leader(s)];
    case 'officer-correction-late':
      return [...holder(s), heads(s), leader(s), centreHead(s)];
    case 'officer-objection':
      return [heads(s), { nearest: ['leader'], to: s.competentAgency }];
  }
}

/** More receivers than this learn of a new dossier from their queue, which counts it as it comes and marks it unread. */
const MOST_TOLD_OF_ARRIVAL = 10;

/**
 * Whether each of so many is told by a notice of their own. At a province's centre hundreds receive: a notice to each for every
 * new dossier is read by none of them. Of limits that come near or pass everybody is told.
 */
export const tellsEach = (kind: DossierKind, many: number): boolean =>
  kind !== 'officer-arrived' || many <= MOST_TOLD_OF_ARRIVAL;
