/** Ctrl-C reaches a program more than once: from the terminal, from npm and from the bootstrap. */
const SAME_WISH_MS = 1_500;
/** Longer than the server lets running requests take (src/server.ts) and PostgreSQL its checkpoint. */
const PATIENCE_MS = 40_000;

/** The exit code of a command that was asked to stop before it was done. */
export const INTERRUPTED = 130;

/** The program was asked to stop. */
class Interrupted extends Error {}

export interface Life {
  readonly signal: AbortSignal;
  /** Whether it ends because it was asked to. */
  readonly interrupted: boolean;
  /** What must be closed at the end, last opened first. */
  onEnd(close: () => Promise<unknown>): void;
  /** Does this, unless the program is asked to stop first: then throws Interrupted (or what `fail` was given). */
  during<T>(act: Promise<T>): Promise<T>;
  /** Ends everything because of this error. */
  fail(error: Error): void;
  end(): Promise<void>;
}

/** One life of a program: it ends by a signal or with the process that started it, and leaves nothing open. */
export function openLife(): Life {
  const stop = new AbortController();
  const closers: (() => Promise<unknown>)[] = [];
  let asked = 0;
  const ask = (signal?: NodeJS.Signals) => {
    const now = Date.now();
    // Asked again by a person: at once. PostgreSQL ends with us and recovers at the next start.
    if (signal === 'SIGINT' && asked > 0 && now - asked > SAME_WISH_MS) process.exit(INTERRUPTED);
    if (asked === 0) setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    asked ||= now;
    stop.abort(new Interrupted());
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, ask);
  // The bootstrap holds the other end: it closes even when the bootstrap was killed with -9.
  process.on('disconnect', () => ask());
  process.channel?.unref();
  const stopped = new Promise<never>((_, reject) => {
    stop.signal.addEventListener('abort', () => reject(stop.signal.reason));
  });
  stopped.catch(() => {});
  return {
    signal: stop.signal,
    get interrupted() {
      return stop.signal.reason instanceof Interrupted;
    },
    onEnd: (close) => closers.push(close),
    during: (act) => Promise.race([act, stopped]),
    fail: (error) => stop.abort(error),
    async end() {
      for (const close of closers.reverse().splice(0)) await close().catch(() => {});
    },
  };
}
