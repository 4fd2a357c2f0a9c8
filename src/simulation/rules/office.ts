import { momentOfWork, openFrom, type WorkingCalendar, workAt } from '#deadline/index.ts';
import type { Role } from '#identity/index.ts';
import { DAY_MS, dateAt, type Instant, instantOf, type LocalDate, MINUTE_MS } from '#kernel/time.ts';

/** Somebody who works: on a calendar, with days away, with a speed and with procedures known well. */
export interface Worker {
  /** The user name: the same in every run, unlike the officer's id. */
  readonly name: string;
  readonly calendar: WorkingCalendar;
  readonly away: ReadonlySet<LocalDate>;
  readonly speed: number;
  knows(procedure: string): boolean;
}

export interface Seat {
  readonly role: Role;
  readonly agency: string;
}

export interface Task {
  readonly procedure: string;
  /** Of somebody of usual speed who knows the procedure. */
  readonly minutes: number;
}

export interface Booked {
  readonly worker: Worker;
  readonly begins: Instant;
  readonly ends: Instant;
}

const LONGEST_YEARS = 5;

/** The first moment from `at` on at which this officer is at work. */
export function atWork({ calendar, away }: Worker, at: Instant): Instant {
  for (let moment = at, guard = 0; guard < LONGEST_YEARS * 366; guard += 1) {
    const open = openFrom(calendar, moment);
    if (open === undefined) throw new Error('the calendar ends before the work does');
    const day = dateAt(open);
    if (!away.has(day)) return open;
    moment = instantOf(day, 24 * 60);
  }
  throw new Error('an officer who never comes back');
}

/** When so many minutes of work are done that begin at `at`, days away and days off left out. */
export function workedUntil(worker: Worker, at: Instant, minutes: number): Instant {
  const { calendar } = worker;
  let left = Math.max(1, Math.round(minutes * MINUTE_MS));
  for (let begins = atWork(worker, at); ; ) {
    const before = workAt(calendar, begins);
    const midnight = instantOf(dateAt(begins), 24 * 60);
    const today = workAt(calendar, midnight) - before;
    const ends = left <= today ? momentOfWork(calendar, before + left) : undefined;
    if (ends !== undefined) return ends;
    left -= today;
    begins = atWork(worker, midnight);
  }
}

/**
 * Who does what when: each officer one thing after the other, in the order in which it came. A task goes to whoever of the
 * seat would be done with it first.
 */
export class Office {
  readonly #free = new Map<string, Instant>();
  readonly #seats: ReadonlyMap<string, readonly Worker[]>;
  readonly #slower: number;
  constructor(seats: ReadonlyMap<string, readonly Worker[]>, slower: number) {
    this.#seats = seats;
    this.#slower = slower;
  }

  at({ role, agency }: Seat): readonly Worker[] {
    return this.#seats.get(`${role} ${agency}`) ?? [];
  }

  /** Who of the seat would turn to something new first; who knows the procedure before who does not. */
  quickest(seat: Seat, from: Instant, procedure: string): Worker {
    const rank = (one: Worker) => atWork(one, Math.max(from, this.#free.get(one.name) ?? 0) as Instant);
    const all = this.at(seat);
    const known = all.filter((one) => one.knows(procedure));
    const [first] = (known.length > 0 ? known : all)
      .map((worker) => ({ worker, free: rank(worker) }))
      .toSorted((a, b) => a.free - b.free);
    if (!first) throw new Error(`nobody sits as ${seat.role} at ${seat.agency}`);
    return first.worker;
  }

  /** Puts the task to the end of somebody's own queue: of `only`, where it is said, else of the seat's quickest. */
  book(seat: Seat, from: Instant, task: Task, only?: Worker): Booked {
    const most = only ? [only] : this.at(seat);
    let best: Booked | undefined;
    for (const worker of most) {
      const begins = atWork(worker, Math.max(from, this.#free.get(worker.name) ?? 0) as Instant);
      // Nobody whose turn comes days after somebody else is done can be quicker.
      if (best && begins > best.ends + DAY_MS) continue;
      const slower = worker.knows(task.procedure) ? 1 : this.#slower;
      const ends = workedUntil(worker, begins, (task.minutes * slower) / worker.speed);
      if (!best || ends < best.ends) best = { worker, begins, ends };
    }
    if (!best) throw new Error(`nobody sits as ${seat.role} at ${seat.agency}`);
    this.#free.set(best.worker.name, best.ends);
    return best;
  }
}
