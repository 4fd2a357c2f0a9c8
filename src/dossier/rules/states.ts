import type { Role } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';

/** Where a dossier stands. `docs/states/dossier.md` draws it; tests/states compares the two. */
export const STATES = [
  'submitted',
  'supplement-before',
  'refused',
  'withdrawn',
  'received',
  'processing',
  'supplement',
  'resolved',
  'correcting',
  'returned',
  'stopped',
  'closed',
] as const;
export type State = (typeof STATES)[number];

export const ACTS = [
  'edit',
  'withdraw',
  'accept',
  'ask-supplement',
  'answer-supplement',
  'refuse',
  'forward',
  'hand-over',
  'claim',
  'assign',
  'undo-assign',
  'advance',
  'send-back',
  'consult',
  'answer-consultation',
  'arrange-visit',
  'extend',
  'draft-decision',
  'sign',
  'number',
  'return-result',
  'correct',
  'revoke',
  'stop',
  'close',
  'contest',
  'answer-objection',
  'note',
  'succeed',
  'redate',
] as const;
export type ActName = (typeof ACTS)[number];

/** Who may do it: the person or unit whose matter it is, an officer in one of these roles, or the system by itself. */
type Doer = 'citizen' | 'system' | readonly Role[];

interface Rule {
  /** From each state it is lawful in, the state it leads to. */
  readonly ways: Partial<Record<State, State>>;
  readonly by: Doer;
  /** The article that allows it, and forbids it elsewhere. */
  readonly article: string;
}

const stays = (...states: State[]): Partial<Record<State, State>> =>
  Object.fromEntries(states.map((one) => [one, one]));
const OPEN: State[] = [
  'submitted',
  'supplement-before',
  'received',
  'processing',
  'supplement',
  'resolved',
  'correcting',
];

/** The whole life of a dossier, one line an act. Articles are of NĐ 118/2025/NĐ-CP as amended. */
export const RULES: Record<ActName, Rule> = {
  edit: { ways: stays('submitted'), by: 'citizen', article: 'Đ21' },
  withdraw: { ways: { submitted: 'withdrawn', 'supplement-before': 'withdrawn' }, by: 'citizen', article: 'Đ21' },
  accept: { ways: { submitted: 'received' }, by: ['receiver'], article: 'Đ17.3' },
  'ask-supplement': {
    ways: { submitted: 'supplement-before', processing: 'supplement' },
    by: ['receiver', 'handler'],
    article: 'Đ16.3, Đ19.5',
  },
  'answer-supplement': {
    ways: { 'supplement-before': 'submitted', supplement: 'processing' },
    by: 'citizen',
    article: 'Đ19.5',
  },
  refuse: { ways: { submitted: 'refused', 'supplement-before': 'refused' }, by: ['receiver'], article: 'Đ17.1' },
  forward: { ways: stays('submitted', 'received'), by: ['receiver'], article: 'Đ17.2' },
  'hand-over': { ways: { received: 'processing' }, by: ['receiver'], article: 'Đ18.2' },
  claim: { ways: stays('processing', 'correcting'), by: ['handler', 'unit-head', 'leader', 'clerk'], article: 'Đ19.1' },
  // What waits for its owner too: its holder may leave before it comes back.
  assign: { ways: stays('processing', 'correcting', 'supplement'), by: ['unit-head', 'leader'], article: 'Đ19.1' },
  // Whose act, and for how long: rules/undo.ts.
  'undo-assign': {
    ways: stays('processing', 'correcting', 'supplement'),
    by: ['handler', 'unit-head', 'leader', 'clerk'],
    article: 'Đ19.1',
  },
  advance: { ways: stays('processing', 'correcting'), by: ['handler', 'unit-head'], article: 'Đ19.1' },
  'send-back': {
    ways: stays('processing', 'correcting'),
    by: ['handler', 'unit-head', 'leader', 'clerk'],
    article: 'Đ19.1',
  },
  consult: { ways: stays('processing'), by: ['handler', 'unit-head'], article: 'Đ19.4' },
  'answer-consultation': {
    ways: stays('processing', 'supplement'),
    by: ['handler', 'unit-head', 'leader'],
    article: 'Đ19.4',
  },
  'arrange-visit': { ways: stays('processing'), by: ['handler', 'unit-head'], article: 'Đ19.4a' },
  extend: { ways: stays('processing'), by: ['unit-head', 'leader'], article: 'Đ19.6' },
  'draft-decision': { ways: stays('processing', 'correcting'), by: ['handler', 'unit-head'], article: 'Đ19.3' },
  sign: { ways: stays('processing', 'correcting'), by: ['leader'], article: 'Đ22.1' },
  number: { ways: { processing: 'resolved', correcting: 'resolved' }, by: ['clerk'], article: 'Đ22.1' },
  'return-result': { ways: { resolved: 'returned' }, by: ['receiver'], article: 'Đ22' },
  correct: { ways: { returned: 'correcting' }, by: ['unit-head', 'leader'], article: 'Đ23.1' },
  // Nothing in NĐ 118/2025 says how a result is revoked: whoever revokes names the ground and article of sector law.
  revoke: { ways: stays('returned'), by: ['leader'], article: 'Đ23' },
  stop: { ways: { received: 'stopped', processing: 'stopped', supplement: 'stopped' }, by: 'citizen', article: 'Đ21' },
  close: { ways: { supplement: 'closed' }, by: 'system', article: 'Đ19.5' },
  contest: { ways: stays('supplement-before', 'supplement', 'refused'), by: 'citizen', article: 'Đ9.2đ' },
  // Running work goes on with the agency that carries on what an ended one did.
  succeed: { ways: stays(...OPEN), by: 'system', article: 'NQ 190/2025/QH15' },
  // A term in working days or hours follows the calendar, also the part of it that is announced later.
  redate: { ways: stays('submitted', 'received', 'processing'), by: 'system', article: 'BLDS 91/2015 Đ148' },
  'answer-objection': {
    ways: { ...stays(...OPEN, 'withdrawn', 'stopped', 'closed', 'returned'), refused: 'refused' },
    by: ['unit-head', 'leader'],
    article: 'Đ9.2đ',
  },
  note: {
    ways: stays(...OPEN, 'refused', 'returned', 'stopped', 'closed'),
    by: ['receiver', 'handler', 'unit-head', 'leader', 'clerk'],
    article: 'Đ27',
  },
};

/** The state an act leads to, or why it is not lawful now. */
export function lead(act: ActName, state: State): Outcome<State, 'act-not-lawful'> {
  const next = RULES[act].ways[state];
  return next ? ok(next) : refused('act-not-lawful', { act, state, article: RULES[act].article });
}

/**
 * The national status of a dossier (1 to 10, the portal's list): derived, never stored. A result that declines is still a result
 * (Đ19.3) and goes the way of 9 and 10.
 */
export const nationalStatus = (state: State): number =>
  ({
    submitted: 1,
    received: 2,
    refused: 3,
    processing: 4,
    correcting: 4,
    'supplement-before': 5,
    supplement: 5,
    withdrawn: 7,
    stopped: 7,
    closed: 8,
    resolved: 9,
    returned: 10,
  })[state];

export const ENDED: readonly State[] = ['refused', 'withdrawn', 'returned', 'stopped', 'closed'];
