import type { Outcome } from '#kernel/outcome.ts';
import type { Instant } from '#kernel/time.ts';
import type { Planned } from '../rules/plan.ts';
import { nextTurn, turnOf } from '../rules/turns.ts';

export interface Lived {
  readonly acts: number;
  readonly dossiers: number;
  readonly ended: Instant;
  /** What the program refused, by act and code, each with its dossier: a scenario that asks for what is unlawful shows here. */
  readonly refusals: Readonly<Record<string, readonly string[]>>;
}

interface Ways {
  /** Acts at work at the same time. */
  readonly lanes: number;
  /** Told of each act in the order of the plan. */
  planned(one: Planned): void;
  /** Does the act and everything it causes. */
  perform(planned: Planned): Promise<Outcome<unknown>>;
  /** When a turn begins (rules/turns.ts): nothing is at work while it runs. */
  turn(at: Instant): Promise<void>;
  progress?(done: number, at: Instant): void;
}

/**
 * What must not happen at the same time, so that several at once give what one after the other gives: acts on one dossier; on
 * dossiers of one person, who becomes known and whose store fills; those that take the next number of an agency's day or register.
 */
function* keysOf({ code, competent, deed, person }: Planned): Generator<string> {
  yield code;
  yield `person ${person}`;
  if (deed.act === 'file') yield `code ${competent}`;
  if (deed.act === 'number') yield `register ${competent}`;
}

/** Acts at work, and behind which others each must wait. */
class Lanes {
  readonly #most: number;
  readonly #tails = new Map<string, Promise<void>>();
  readonly #atWork = new Set<Promise<void>>();
  #failure: { readonly error: unknown } | undefined;
  constructor(most: number) {
    this.#most = most;
  }

  /** Begins it as soon as a lane is free and nothing before it shares a key. Throws what went wrong in any. */
  async put(keys: readonly string[], act: () => Promise<void>): Promise<void> {
    while (this.#atWork.size >= this.#most) await Promise.race(this.#atWork);
    this.#rethrow();
    const before = keys.map((key) => this.#tails.get(key));
    const work = Promise.all(before)
      .then(() => (this.#failure ? undefined : act()))
      .catch((error: unknown) => {
        this.#failure ??= { error };
      });
    for (const key of keys) this.#tails.set(key, work);
    this.#atWork.add(work);
    void work.then(() => {
      this.#atWork.delete(work);
      for (const key of keys) if (this.#tails.get(key) === work) this.#tails.delete(key);
    });
  }

  async allDone(): Promise<void> {
    await Promise.all(this.#atWork);
    this.#rethrow();
  }

  #rethrow(): void {
    if (this.#failure) throw this.#failure.error;
  }
}

/**
 * Lives a plan: acts in the order of virtual time, several at once where they share nothing (keysOf). All acts of a turn
 * are done before the next turn begins.
 */
export async function live(plan: Iterable<Planned>, ways: Ways): Promise<Lived> {
  const lanes = new Lanes(ways.lanes);
  const refusals: Record<string, string[]> = {};
  const lost = new Set<string>();
  let [acts, dossiers, turn, ended] = [0, 0, 0 as Instant, 0 as Instant];
  const doOne = async (one: Planned): Promise<void> => {
    if (lost.has(one.code)) return;
    const done = await ways.perform(one);
    if (done.ok) {
      acts += 1;
      return;
    }
    // What follows in a dossier's plan builds on the act refused.
    lost.add(one.code);
    const key = `${one.deed.act} ${done.code}`;
    refusals[key] = [...(refusals[key] ?? []), one.code];
  };
  for (const one of plan) {
    const now = turnOf(one.at);
    if (now !== turn) {
      await lanes.allDone();
      for (let past = turn === 0 ? now : nextTurn(turn); past <= now; past = nextTurn(past)) await ways.turn(past);
      turn = now;
      ways.progress?.(acts, one.at);
    }
    if (one.deed.act === 'file') dossiers += 1;
    ended = one.at;
    ways.planned(one);
    await lanes.put([...keysOf(one)], () => doOne(one));
  }
  await lanes.allDone();
  return { acts, dossiers, ended, refusals };
}
