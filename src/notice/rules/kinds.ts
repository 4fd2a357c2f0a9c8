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
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const isNoticeKind = (act: string): act is NoticeKind => (NOTICE_KINDS as readonly string[]).includes(act);
