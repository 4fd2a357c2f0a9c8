import { randomBytes } from 'node:crypto';

/** What came of a file that was tried against a result: for the one page that follows, and nothing of the file itself. */
export interface Verdict {
  readonly token: string;
  readonly matches: boolean;
}

const MOST = 1_000;
const MINUTES = 10;
const KEPT = Symbol.for('motcua.verdicts');

type Kept = Map<string, Verdict & { readonly until: number }>;

/** One shelf in the process, because the door for files and the pages are two bundles. */
function shelf(): Kept {
  const here = globalThis as { [KEPT]?: Kept };
  here[KEPT] ??= new Map();
  return here[KEPT];
}

/** Kept for ten minutes under a name nobody can guess: a link cannot say of itself that a file matched. */
export function keepVerdict(verdict: Verdict, now = Date.now()): string {
  const kept = shelf();
  for (const [id, { until }] of kept) if (until < now || kept.size >= MOST) kept.delete(id);
  const id = randomBytes(16).toString('hex');
  kept.set(id, { ...verdict, until: now + MINUTES * 60_000 });
  return id;
}

/** Whether the file tried against this result matched; nothing when no file was tried, or it is too long ago. */
export function verdictOf(id: string | null, token: string, now = Date.now()): boolean | undefined {
  const found = id === null ? undefined : shelf().get(id);
  return found && found.token === token && found.until >= now ? found.matches : undefined;
}
