/** Someone who may hang up while waiting, and what is answered (or thrown) then: nothing was done, and hardly anybody hears it. */
export interface Leaving<T> {
  readonly signal: AbortSignal;
  answer(): T;
}

/** Lets so many through at once; whoever comes later waits. */
export interface Gate {
  /** Does it when there is room, and answers what it answers. `whose`: where it comes from, for turns to be fair. */
  through<T>(whose: string, act: () => Promise<T>, leaving?: Leaving<T>): Promise<T>;
}

type Enter = () => void;

/**
 * Of those who wait, each place they come from has its turn after the other, and of one place whoever came first: a thousand
 * tries from one address hold up nobody else for longer than one of them. Whoever hangs up loses the place in the line; whoever
 * is inside already is worked on to the end.
 */
export function openGate(atOnce: number): Gate {
  const waiting = new Map<string, Set<Enter>>();
  let inside = 0;
  const next = (): void => {
    const [first] = waiting;
    if (!first) {
      inside -= 1;
      return;
    }
    const [whose, queue] = first;
    const [enter] = queue;
    waiting.delete(whose);
    queue.delete(enter as Enter);
    if (queue.size > 0) waiting.set(whose, queue);
    enter?.();
  };
  const stepOut = (whose: string, enter: Enter): void => {
    const queue = waiting.get(whose);
    queue?.delete(enter);
    if (queue?.size === 0) waiting.delete(whose);
  };
  /** Whether it came in; false: it hung up before. */
  const room = (whose: string, signal?: AbortSignal): Promise<boolean> => {
    if (signal?.aborted) return Promise.resolve(false);
    if (inside < atOnce) {
      inside += 1;
      return Promise.resolve(true);
    }
    return new Promise((settle) => {
      const leave = () => {
        stepOut(whose, enter);
        settle(false);
      };
      const enter = () => {
        signal?.removeEventListener('abort', leave);
        settle(true);
      };
      signal?.addEventListener('abort', leave, { once: true });
      const queue = waiting.get(whose);
      if (queue) queue.add(enter);
      else waiting.set(whose, new Set([enter]));
    });
  };
  return {
    through: async (whose, act, leaving) => {
      if (!(await room(whose, leaving?.signal)) && leaving) return leaving.answer();
      try {
        return await act();
      } finally {
        next();
      }
    },
  };
}
