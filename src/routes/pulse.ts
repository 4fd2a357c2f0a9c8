import { revisionOf } from '#desk/index.ts';
import { dateAt } from '#kernel/time.ts';
import type { App as Program } from '../app.ts';

/** How often a centre's line is looked at while somebody follows it: one question a second, however many follow. */
const LOOK_MS = 1000;
/** A line through a proxy dies when nothing is said; the browser comes again by itself after the end. */
const BREATH_MS = 20_000;
const LIFE_MS = 300_000;
/** Screens and telephones that one process keeps in step; whoever comes after them looks again by himself. */
const MOST = 2000;

type Tell = (revision: number) => void;
interface Followed {
  readonly tells: Set<Tell>;
  readonly timer: NodeJS.Timeout;
}

const followed = new Map<string, Followed>();
let count = 0;

function follow(app: Program, centre: string, tell: Tell): () => void {
  let found = followed.get(centre);
  if (!found) {
    found = { tells: new Set(), timer: setInterval(() => look(app, centre), LOOK_MS).unref() };
    followed.set(centre, found);
  }
  found.tells.add(tell);
  const { tells, timer } = found;
  return () => {
    tells.delete(tell);
    if (tells.size > 0) return;
    clearInterval(timer);
    followed.delete(centre);
  };
}

async function look(app: Program, centre: string): Promise<void> {
  const { read, realm, clock } = app;
  // A database away for a moment: the next look tells.
  const revision = await revisionOf(read, realm, centre, dateAt(clock.now())).catch(() => undefined);
  if (revision !== undefined) for (const tell of followed.get(centre)?.tells ?? []) tell(revision);
}

/** Says, as server-sent events, whenever a centre's line has changed since `since`. */
export function pulseOf(app: Program, centre: string, since: number): Response {
  if (count >= MOST) return new Response(null, { status: 503, headers: { 'retry-after': '60' } });
  count += 1;
  let end = () => {};
  const body = new ReadableStream<string>({
    start(stream) {
      let known = since;
      const leave = follow(app, centre, (revision) => {
        if (revision === known) return;
        known = revision;
        stream.enqueue(`id: ${revision}\ndata: ${revision}\n\n`);
      });
      stream.enqueue('retry: 2000\n\n');
      const breath = setInterval(() => stream.enqueue(': \n\n'), BREATH_MS).unref();
      const life = setTimeout(() => end(), LIFE_MS).unref();
      end = () => {
        end = () => {};
        count -= 1;
        leave();
        clearInterval(breath);
        clearTimeout(life);
        stream.close();
      };
    },
    cancel: () => end(),
  });
  // Not compressed: a compressor keeps back what is small.
  const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store, no-transform' };
  return new Response(body.pipeThrough(new TextEncoderStream()), { headers });
}
