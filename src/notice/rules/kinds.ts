/** The acts on a dossier that are told to whose matter it is (NĐ 118/2025 Đ19: at every change; NĐ 224/2026 Đ15: in real time). */
export const NOTICE_KINDS = [
  'dossier-submit',
  'dossier-accept',
  'dossier-ask-supplement',
  'dossier-answer-supplement',
  'dossier-refuse',
  'dossier-hand-over',
  'dossier-extend',
  'dossier-arrange-visit',
  'dossier-number',
  'dossier-return-result',
  'dossier-stop',
  'dossier-close',
  'dossier-withdraw',
  'dossier-answer-objection',
  'dossier-correct',
  'dossier-revoke',
  'dossier-succeed',
  'dossier-redate',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What of these acts concerns whose matter it is; a step's limit that moved, or another agency asked for an opinion, does not. */
const CONCERNS: Readonly<Record<string, readonly string[]>> = {
  'dossier-redate': ['due', 'answerDue'],
  'dossier-succeed': ['competent', 'receiving', 'owner'],
};

/** Whether an act is told; of some only where they changed what the owner goes by. */
export function isTold({ act, facts }: { act: string; facts: Readonly<Record<string, unknown>> }): boolean {
  const concerns = CONCERNS[act];
  const [from, to] = [facts['from'], facts['to']] as Readonly<Record<string, unknown>>[];
  return concerns === undefined || concerns.some((one) => from?.[one] !== to?.[one]);
}

export const isNoticeKind = (act: string): act is NoticeKind => (NOTICE_KINDS as readonly string[]).includes(act);
