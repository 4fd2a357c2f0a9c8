import { type Role, type StandsIn, WORKING_ROLES } from '#identity/index.ts';
import { type Place, STANDS_OVER, type Task } from './places.ts';
import type { Queue } from './queues.ts';

/** Whose work a list shows: the officer's own, the unit's, or that of officers on leave. */
export const WHOSE = ['own', 'unit', 'instead'] as const;
export type Whose = (typeof WHOSE)[number];

/** A post as the desk needs it: for a room, also the office it is a part of. */
export interface DeskPost {
  readonly role: Role;
  readonly unit: string;
  /** Of a room (phòng): its agency. */
  readonly office: string | null;
  /** Whether anything may stand below the unit; of what is no room, always. */
  readonly hasRooms: boolean;
  /** Somebody's on leave. */
  readonly instead?: true;
}

export interface DeskOfficer {
  readonly id: string;
  readonly posts: readonly DeskPost[];
  readonly standsInFor: readonly Pick<StandsIn, 'officer'>[];
}

/** Supervision and administration of the system open no dossiers (sql/dossiers.ts). */
const WORKS: ReadonlySet<Role> = new Set(WORKING_ROLES);

/** `at` of the unit and, of a room, its office; for who stands over, everything below the unit. */
function wheresOf({ role, unit, office, hasRooms }: DeskPost, over: boolean): string[] {
  const own = over && hasRooms && (STANDS_OVER.has(role) || office === null) ? `under|${unit}` : `at|${unit}`;
  return office === null ? [own] : [own, `at|${office}`];
}

/** What lies under another place of the list is counted there already. */
const distinct = (wheres: readonly string[]): string[] => {
  const all = [...new Set(wheres)];
  const covers = (wide: string, one: string) => {
    const [root = '', place = ''] = [wide.replace(/^under\|/, ''), one.replace(/^(at|under)\|/, '')];
    return wide !== one && wide.startsWith('under|') && (place === root || place.startsWith(`${root}.`));
  };
  return all.filter((one) => !all.some((wide) => covers(wide, one)));
};

const places = (task: Task, wheres: readonly string[]): Place[] =>
  distinct(wheres).map((where): Place => `${task}|${where}`);

/** The task that makes a queue, and which roles it is for; `mine`, `to-take` and `to-sign` have rules of their own. */
const TASKS: Partial<Record<Queue, { task: Task; roles?: readonly Role[]; over?: true }>> = {
  'to-receive': { task: 'to-receive', roles: ['receiver'] },
  'to-hand-over': { task: 'to-hand-over', roles: ['receiver'] },
  'to-return': { task: 'to-return', roles: ['receiver'] },
  opinions: { task: 'opinion' },
  objections: { task: 'objection', roles: ['unit-head', 'leader'], over: true },
  waiting: { task: 'waiting', over: true },
  today: { task: 'running', over: true },
  soon: { task: 'running', over: true },
  late: { task: 'running', over: true },
  all: { task: 'open', over: true },
};

const byHand = (task: Task, officer: DeskOfficer, whose: Whose): Place[] =>
  (whose === 'instead' ? officer.standsInFor.map((one) => one.officer) : [officer.id]).map(
    (id): Place => `${task}|by|${id}`,
  );

/** Queues of what may be in somebody's hands and may not. */
const HELD_OR_NOT: readonly Queue[] = ['waiting', 'today', 'soon', 'late', 'all'];

/** How a queue can be narrowed, beside all of it: what is in nobody's hands is a unit's, the officer's own or that of somebody on leave. */
export function narrowings(queue: Queue, standsIn: boolean): Whose[] {
  const instead: Whose[] = standsIn ? ['instead'] : [];
  if (queue === 'mine') return standsIn ? ['own', ...instead] : [];
  if (queue === 'to-sign') return ['own', 'unit', ...instead];
  if (HELD_OR_NOT.includes(queue)) return ['own', ...(standsIn ? (['unit'] as const) : []), ...instead];
  return standsIn ? ['unit', ...instead] : [];
}

/** The places that make a queue for this officer. A dossier stands in one of them at most, unless posts overlap. */
export function reachOf(queue: Queue, officer: DeskOfficer, whose?: Whose): Place[] {
  const works = officer.posts.filter(({ role }) => WORKS.has(role));
  const posts =
    whose === 'unit' || whose === 'instead'
      ? works.filter(({ instead = false }) => instead === (whose === 'instead'))
      : works;
  const held = (task: Task): Place[] =>
    whose === undefined
      ? [...byHand(task, officer, 'own'), ...byHand(task, officer, 'instead')]
      : byHand(task, officer, whose);
  if (queue === 'mine') return held('held');
  if (queue === 'to-take') {
    const roles = [...new Set(posts.map(({ role }) => role))];
    return roles.flatMap((role) => places(`take-${role}`, wheresFor(posts, [role], STANDS_OVER.has(role))));
  }
  if (queue === 'to-sign') return toSign(officer, posts, whose, held);
  const { task, roles, over = false } = TASKS[queue] ?? { task: 'open' as const };
  if ((whose === 'own' || whose === 'instead') && HELD_OR_NOT.includes(queue)) return held(task);
  return places(task, wheresFor(posts, roles ?? [...WORKS], over));
}

/** What waits for any leader of the unit, and what is in hands already; nothing to whoever leads nothing. */
function toSign(
  officer: DeskOfficer,
  posts: readonly DeskPost[],
  whose: Whose | undefined,
  held: (task: Task) => Place[],
): Place[] {
  if (!officer.posts.some(({ role }) => role === 'leader')) return [];
  const led = places('sign', wheresFor(posts, ['leader'], true));
  if (whose === 'own') return held('sign');
  return whose === 'unit' ? led : [...led, ...held('sign')];
}

const wheresFor = (posts: readonly DeskPost[], roles: readonly Role[], over: boolean): string[] =>
  posts.filter(({ role }) => roles.includes(role)).flatMap((post) => wheresOf(post, over));
