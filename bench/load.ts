import { setTimeout as wait } from 'node:timers/promises';
import { Visitor } from './visitor.ts';

export const round = (value: number, digits = 1): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** The value below which this share of the list lies; not a number where there is none. */
export function share(list: readonly number[], at: number): number {
  const sorted = list.toSorted((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? Number.NaN, 2);
}

export const median = (list: readonly number[]): number => share(list, 0.5);

export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export const spread = (list: readonly number[]): Spread => ({
  count: list.length,
  ...{ p50: share(list, 0.5), p95: share(list, 0.95), p99: share(list, 0.99) },
});

/** One thing that was done: when it began and how long it took, milliseconds of `performance.now()`. */
export interface Done {
  readonly kind: string;
  readonly at: number;
  readonly ms: number;
  readonly how: How;
}

/** Whether an answer was as it should be; or busy: a clear 503 that says when to come again. */
export type How = 'good' | 'busy' | 'wrong';

export const howOf = (isGood: boolean, status: number, retryAfter: unknown): How =>
  isGood ? 'good' : status === 503 && retryAfter !== undefined ? 'busy' : 'wrong';

/** Keeps how long each thing took that was done while it was on. */
export class Watch {
  readonly all: Done[] = [];
  isOn = false;

  /** An exception is a wrong answer. */
  async time(kind: string, act: () => Promise<How>): Promise<boolean> {
    const at = performance.now();
    const how = await act().catch(() => 'wrong' as const);
    if (this.isOn) this.all.push({ kind, at, ms: performance.now() - at, how });
    return how === 'good';
  }

  /** What began between these moments. */
  between(from: number, to: number): Done[] {
    return this.all.filter(({ at }) => at >= from && at < to);
  }
}

/** Of each kind its spread in milliseconds, and how often it went wrong or was put off. */
export function figures(done: readonly Done[]) {
  const kinds = [...new Set(done.map(({ kind }) => kind))];
  const of = (kind: string) => done.filter((one) => one.kind === kind);
  const counts = (wanted: How) => {
    const all = kinds.map((kind) => [kind, of(kind).filter(({ how }) => how === wanted).length] as const);
    return Object.fromEntries(all.filter(([, count]) => count > 0));
  };
  return {
    ...{ errors: counts('wrong'), putOff: counts('busy') },
    whole: spread(done.map(({ ms }) => ms)),
    milliseconds: Object.fromEntries(kinds.map((kind) => [kind, spread(of(kind).map(({ ms }) => ms))])),
  };
}

/** A closed loop: so many at once, each the next as soon as it is done, until that moment. */
export async function lanes(
  count: number,
  until: number,
  act: (turn: number, lane: number) => Promise<unknown>,
): Promise<void> {
  const lane = async (at: number) => {
    for (let turn = 0; performance.now() < until; turn += 1) await act(turn, at);
  };
  await Promise.all(Array.from({ length: count }, (_, at) => lane(at)));
}

/** So often altogether, so many at once. */
export async function times(count: number, atOnce: number, act: (at: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < count; at = next++) await act(at);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

/**
 * An open loop: somebody arrives so many times a second on average, by chance, whether or not those before were answered.
 * Ends when the last of them was.
 */
export async function arrivals(perSecond: number, seconds: number, act: () => Promise<unknown>): Promise<void> {
  const [began, going] = [performance.now(), new Set<Promise<unknown>>()];
  for (let next = 0; next < seconds * 1000; next += (-Math.log(1 - Math.random()) / perSecond) * 1000) {
    const early = began + next - performance.now();
    if (early > 1) await wait(early);
    const one = act().finally(() => going.delete(one));
    going.add(one);
  }
  await Promise.all(going);
}

export interface Load extends Spread {
  /** Requests a second that were answered with 200. */
  readonly rate: number;
  readonly errors: number;
  /** Bytes of one body. */
  readonly bytes: number;
}

/** `clients` connections ask for these addresses of this machine, each the next when it was answered, for so long. */
export async function load(urls: readonly string[], clients: number, seconds: number): Promise<Load> {
  const [watch, visitors] = [new Watch(), new Map<number, Visitor>()];
  watch.isOn = true;
  let bytes = 0;
  const began = performance.now();
  await lanes(clients, began + seconds * 1000, (turn, lane) => {
    const url = new URL(urls[(lane + turn * clients) % urls.length] as string);
    const visitor = visitors.get(lane) ?? new Visitor(url.origin);
    visitors.set(lane, visitor);
    return watch.time('get', async () => {
      const { status, size, headers } = await visitor.ask(url.pathname + url.search);
      bytes = size;
      return howOf(status === 200, status, headers['retry-after']);
    });
  });
  const good = watch.all.filter(({ how }) => how === 'good');
  return {
    ...{ rate: Math.round(good.length / seconds), errors: watch.all.length - good.length, bytes },
    ...spread(good.map(({ ms }) => ms)),
  };
}
