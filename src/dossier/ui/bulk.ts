import type { BulkAct } from '../index.ts';
import type { Queue } from '../rules/queues.ts';

const IN: Partial<Record<Queue, readonly BulkAct[]>> = {
  'to-receive': ['accept'],
  'to-hand-over': ['hand-over'],
  mine: ['assign'],
  'to-take': ['claim', 'assign', 'number'],
  'to-sign': ['sign'],
  'to-return': ['return-result'],
  today: ['assign'],
  soon: ['assign'],
  late: ['assign'],
  all: ['assign'],
};

/** What can be done to several dossiers of a queue at once; while searching nothing, for there they are of all kinds. */
export const actsIn = (queue: Queue | undefined): readonly BulkAct[] => (queue && IN[queue]) ?? [];

/** What can be taken back; the same as `UNDOABLE_ACTS`, for the page. */
export const canUndo = (act: BulkAct): act is 'claim' | 'assign' => act === 'claim' || act === 'assign';
