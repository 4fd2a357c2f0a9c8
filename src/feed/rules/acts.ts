import { ACTS, type ActName } from '#dossier/index.ts';

/** What is told of: filing, and every act on a dossier. */
export const EVENT_ACTS = ['submit', ...ACTS] as const;
export type EventAct = (typeof EVENT_ACTS)[number];

export const isEventAct = (text: string): text is EventAct => (EVENT_ACTS as readonly string[]).includes(text);

/** The work inside an office: whoever only filed a dossier is not told of it, as its owner is not (NĐ 118/2025 Đ5.1d). */
export const INTERNAL_ACTS: readonly ActName[] = [
  'claim',
  'assign',
  'undo-assign',
  'advance',
  'send-back',
  'consult',
  'answer-consultation',
  'draft-decision',
  'sign',
  'note',
];
