import { type Clock, type Instant, parseInstant } from '#kernel/time.ts';

/** A clock that stands until it is set. */
export interface TestClock extends Clock {
  set(text: string): void;
}

export function clockAt(text: string): TestClock {
  let now = parseInstant(text) as Instant;
  return {
    now: () => now,
    set: (later) => {
      now = parseInstant(later) as Instant;
    },
  };
}
