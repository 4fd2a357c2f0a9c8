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

/** A limit that moved beside the term, of a step, is told to nobody. */
export function isTold({ act, facts }: { act: string; facts: Readonly<Record<string, unknown>> }): boolean {
  if (act !== 'dossier-redate') return true;
  const [from, to] = [facts['from'], facts['to']] as { due: number | null; answerDue: number | null }[];
  return from?.due !== to?.due || from?.answerDue !== to?.answerDue;
}

export const isNoticeKind = (act: string): act is NoticeKind => (NOTICE_KINDS as readonly string[]).includes(act);
