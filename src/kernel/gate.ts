/** Lets so many through at once; whoever comes later waits. */
export interface Gate {
  /** Does it when there is room, and answers what it answers. `whose`: where it comes from, for turns to be fair. */
  through<T>(whose: string, act: () => Promise<T>): Promise<T>;
}

/**
 * Of those who wait, each place they come from has its turn after the other, and of one place whoever came first: a thousand
 * tries from one address hold up nobody else for longer than one of them.
 */
export function openGate(atOnce: number): Gate {
  const waiting = new Map<string, (() => void)[]>();
  let inside = 0;
  const next = (): void => {
    const [first] = waiting;
    if (!first) {
      inside -= 1;
      return;
    }
    const [whose, queue] = first;
    const enter = queue.shift();
    waiting.delete(whose);
    if (queue.length > 0) waiting.set(whose, queue);
    enter?.();
  };
  const room = (whose: string): Promise<void> | undefined => {
    if (inside < atOnce) {
      inside += 1;
      return undefined;
    }
    return new Promise((enter) => {
      const queue = waiting.get(whose);
      if (queue) queue.push(enter);
      else waiting.set(whose, [enter]);
    });
  };
  return {
    through: async (whose, act) => {
      await room(whose);
      try {
        return await act();
      } finally {
        next();
      }
    },
  };
}
