import type { Instant } from '#kernel/time.ts';

/** A ticket that waits, as far as the order of calling goes. */
export interface Waiting {
  readonly id: string;
  /** The number on it: of two taken in the same instant the lower goes first. */
  readonly number: number;
  readonly line: string;
  readonly isPriority: boolean;
  /** Only this counter may call it: it was transferred there. */
  readonly onlyCounter: number | null;
  readonly waitingSince: Instant;
}

export interface Caller {
  readonly counter: number;
  readonly series: readonly string[];
}

const byTime = (a: Waiting, b: Waiting): number =>
  a.waitingSince - b.waitingSince || a.number - b.number || (a.id < b.id ? -1 : 1);

/** What this counter may call. */
export const callable = <T extends Waiting>(waiting: readonly T[], { counter, series }: Caller): T[] =>
  waiting.filter(({ line, onlyCounter }) => (onlyCounter === null ? series.includes(line) : onlyCounter === counter));

/**
 * Who is called next. First whoever waits longest among the priority groups; but after `run` of them in a row, the one of
 * the others who waits longest, so that priority shortens a wait and stops nobody's. With nobody of one kind, the other.
 * @param before whether each of the last calls from these lines was of a priority group, the latest first
 */
export function nextOf<T extends Waiting>(
  waiting: readonly T[],
  before: readonly boolean[],
  run: number,
): T | undefined {
  const line = waiting.toSorted(byTime);
  const priority = line.find(({ isPriority }) => isPriority);
  const other = line.find(({ isPriority }) => !isPriority);
  const othersTurn = before.length >= run && before.slice(0, run).every(Boolean);
  return (othersTurn ? (other ?? priority) : (priority ?? other)) ?? undefined;
}

/** All that wait, in the order they will be called if nobody else comes. */
export function orderOf<T extends Waiting>(waiting: readonly T[], before: readonly boolean[], run: number): T[] {
  const left = new Set(waiting);
  const order: T[] = [];
  let called = before;
  for (let next = nextOf([...left], called, run); next; next = nextOf([...left], called, run)) {
    left.delete(next);
    order.push(next);
    called = [next.isPriority, ...called].slice(0, run);
  }
  return order;
}

/** Somebody who was away comes back behind this many of those who wait in the same line. */
const BEHIND = 3;

/** Since when somebody who was away counts as waiting: just after the third in line, or now if fewer stand there. */
export function backSince(line: readonly Pick<Waiting, 'waitingSince'>[], now: Instant): Instant {
  const times = line.map(({ waitingSince }) => waitingSince).toSorted((a, b) => a - b);
  const third = times[BEHIND - 1];
  return third === undefined ? now : ((third + 1) as Instant);
}
