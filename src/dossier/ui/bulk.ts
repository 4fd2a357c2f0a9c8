import type { Role } from '#identity/index.ts';
import type { BulkAct } from '../index.ts';
import type { Queue } from '../rules/queues.ts';
import { RULES } from '../rules/states.ts';

const IN: Partial<Record<Queue, readonly BulkAct[]>> = {
  'to-receive': ['accept'],
  'to-hand-over': ['hand-over'],
  mine: ['assign'],
  'to-take': ['claim', 'assign', 'number'],
  'to-sign': ['sign'],
  'to-return': ['return-result'],
  waiting: ['assign'],
  today: ['assign'],
  soon: ['assign'],
  late: ['assign'],
  all: ['assign'],
};

/**
 * What one with these roles can do to several dossiers of a queue at once; while searching nothing, for there they are of all kinds.
 */
export const actsIn = (queue: Queue | undefined, roles: readonly Role[]): readonly BulkAct[] =>
  ((queue && IN[queue]) ?? []).filter((act) =>
    roles.some((role) => (RULES[act].by as readonly string[]).includes(role)),
  );

/** What can be taken back; the same as `UNDOABLE_ACTS`, for the page. */
export const canUndo = (act: BulkAct): act is 'claim' | 'assign' => act === 'claim' || act === 'assign';
