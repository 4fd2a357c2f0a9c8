import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { formatInstant, type Instant, instant, MINUTE_MS } from '#kernel/time.ts';
import type { WorkingCalendar } from './calendar.ts';
import type { PauseStep } from './step.ts';
import { momentOfWork, workAt, workBetween } from './working-time.ts';

export interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

/** In order, those that touch or overlap made one: a minute is never given back twice. */
export function mergePauses(pauses: readonly Interval[]): Outcome<readonly Interval[], 'pause-reversed'> {
  const wrong = pauses.find((pause) => pause.to <= pause.from);
  if (wrong) return refused('pause-reversed', { from: formatInstant(wrong.from), to: formatInstant(wrong.to) });
  if (pauses.length < 2) return ok(pauses);
  const merged: Interval[] = [];
  for (const pause of pauses.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && pause.from <= last.to) merged[merged.length - 1] = { from: last.from, to: latest(last.to, pause.to) };
    else merged.push(pause);
  }
  return ok(merged);
}

export interface Shifted {
  readonly due: Instant;
  readonly pauses: readonly PauseStep[];
}

/**
 * Moves a due time by the working time of every pause that began before it. A pause that begins when the term has
 * already run out gives nothing back; one that began before the clock counts from the clock's start.
 */
export function shiftByWork(
  calendar: WorkingCalendar,
  start: Instant,
  due: Instant,
  pauses: readonly Interval[],
): Shifted | undefined {
  let moved = due;
  const steps: PauseStep[] = [];
  for (const { from, to } of pauses) {
    const idle = to <= start || from >= moved;
    const work = idle ? 0 : workBetween(calendar, latest(from, start), to);
    steps.push({ kind: 'pause', from, to, moves: work / MINUTE_MS, measure: 'working' });
    const later = work === 0 ? moved : momentOfWork(calendar, workAt(calendar, moved) + work);
    if (later === undefined) return undefined;
    moved = later;
  }
  return { due: moved, pauses: steps };
}

/** The same by the clock on the wall, for terms in hours, days and months, which run through nights and holidays. */
export function shiftByClock(start: Instant, due: Instant, pauses: readonly Interval[]): Shifted {
  let moved = due;
  const steps = pauses.map(({ from, to }): PauseStep => {
    const idle = to <= start || from >= moved;
    const time = idle ? 0 : to - latest(from, start);
    moved = instant(moved + time);
    return { kind: 'pause', from, to, moves: time / MINUTE_MS, measure: 'clock' };
  });
  return { due: moved, pauses: steps };
}

const latest = (a: Instant, b: Instant): Instant => (a > b ? a : b);
