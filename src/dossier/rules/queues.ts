/** Work named by what is to be done with it, in the order of an officer's day. */
export const QUEUES = [
  'to-receive',
  'to-hand-over',
  'mine',
  'to-take',
  'to-sign',
  'opinions',
  'to-return',
  'waiting',
  'late',
  'objections',
  'all',
] as const;
export type Queue = (typeof QUEUES)[number];
