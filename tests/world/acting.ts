import { join } from 'node:path';
import { accept, handOver, note } from '#dossier/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { type BesideSite, besideSite } from './running-site.ts';

/**
 * A program of its own that only acts, for the test that kills it (tests/commands/kill-acts.test.ts): it works through
 * its lanes from where it is told, and prints an act's number and answer only when the act was acknowledged.
 */

/** Submitted, accepted, handed over, and five notes. */
export const ACTS_OF_ONE = 8;
export interface Told {
  readonly database: string;
  readonly folder: string;
  readonly seed: number;
  /** For each lane the dossier it works on, how many of its acts are acknowledged, and its code if it has one. */
  readonly lanes: readonly { readonly dossier: number; readonly done: number; readonly code?: string }[];
  readonly dossiers: number;
}

/** `7 2 {"step":"assign"}`: the third act of the eighth dossier was acknowledged with this answer. */
const say = (dossier: number, act: number, answer: unknown) =>
  process.stdout.write(`${dossier} ${act} ${JSON.stringify(answer)}\n`);

type People = Record<'owner' | 'receiver' | 'head', Awaited<ReturnType<BesideSite['officer' | 'citizen']>>>;

async function actOn(
  world: BesideSite,
  who: People,
  act: number,
  code: string,
  key: string,
): Promise<Outcome<unknown>> {
  const ask = { code, key };
  if (act === 1) return accept(world.app, who.receiver, ask);
  if (act === 2) return handOver(world.app, who.receiver, ask);
  return note(world.app, who.head, { ...ask, text: `Ghi chú ${act} của ${code}` });
}

async function lane(world: BesideSite, told: Told, start: Told['lanes'][number]): Promise<void> {
  const owner = await world.citizen('tu.vv');
  const who = { owner, receiver: await world.officer('suong.dt'), head: await world.officer('vinh.pq') };
  let { code, done } = start;
  for (let dossier = start.dossier; dossier < told.dossiers; dossier += told.lanes.length) {
    for (let act = done; act < ACTS_OF_ONE; act += 1) {
      const key = `kill-${told.seed}-${dossier}-${act}`;
      if (act === 0) {
        code = await world.file(owner, {}, { key, papers: 'one' });
        say(dossier, act, code);
        continue;
      }
      const answer = await actOn(world, who, act, code ?? '', key);
      if (!answer.ok) throw new Error(`${key}: ${answer.code} ${JSON.stringify(answer.facts)}`);
      say(dossier, act, answer.value);
    }
    done = 0;
    code = undefined;
  }
}

if (process.argv[2] !== undefined && import.meta.main) {
  const told = JSON.parse(process.argv[2]) as Told;
  process.env['MOTCUA_SITE_DATABASE'] = told.database;
  process.env['MOTCUA_SITE_FILES'] = join(told.folder, 'files');
  const ends: (() => Promise<void>)[] = [];
  const world = await besideSite({ after: (act) => void ends.push(act) });
  await Promise.all(told.lanes.map((start) => lane(world, told, start)));
  for (const end of ends) await end();
}
