import type pg from 'pg';
import { connectOnce } from '#db/pool.server.ts';
import { addDays, dateAt, type Instant, instantOf } from '#kernel/time.ts';
import type { App } from '../../app.ts';
import { arrive, daysOf, drawDay, Town } from './arrivals.ts';
import { filesOf } from './files.ts';
import type { Around, Life } from './life.ts';
import { MOST_PEOPLE } from './people.ts';
import { random } from './random.ts';
import { recount } from './recount.ts';
import { staffOf } from './staff.ts';
import { live } from './story.ts';
import { readWorld, type World } from './world.ts';
import { keepEditions, writeBatch } from './write.ts';

export interface Wish {
  readonly count: number;
  readonly seed: number;
  /** Officers to enrol beyond those who are there and one for every empty seat. */
  readonly officers: number;
  /** How many days the history goes back. */
  readonly days: number;
  readonly until: Instant;
  /** As the owner of the tables. */
  readonly ownerUrl: string;
  progress?(done: number): void;
}

export interface Generated {
  readonly dossiers: number;
  /** For living and writing them, without reading the world and enrolling officers. */
  readonly seconds: number;
  readonly states: Readonly<Record<string, number>>;
  readonly skipped: readonly string[];
}

const BATCH = 2_000;

/**
 * Dossiers with a true history: each is lived from its submission to the end of the period by the rules the acts use
 * (states, process, clocks, codes), and kept as the acts keep it. The same seed on the same database gives the same.
 */
export async function generate(app: App, wish: Wish): Promise<Generated> {
  const { realm } = app;
  const period = { from: instantOf(addDays(dateAt(wish.until), -wish.days)), until: wish.until };
  const world = await readWorld({ ...period, reader: app.read, realm, seed: wish.seed });
  if (world.matters.length === 0) throw new Error('no procedure is taken in here: seed the demonstration first');
  const staff = await staffOf(app, world, wish.seed, wish.officers);
  const around: Around = {
    ...{ until: wish.until, staff, calendars: world.calendars },
    files: await filesOf(app.files),
  };
  const client = await connectOnce(wish.ownerUrl);
  try {
    await asOwner(client, realm);
    const { rows } = await client.query<{ count: number }>('select count(*) from person where realm = $1', [realm]);
    const people = rows[0]?.count ?? 0;
    if (people + wish.count > MOST_PEOPLE) throw new Error(`at most ${MOST_PEOPLE} people can be told apart`);
    await keepEditions(client, realm, world);
    const began = performance.now();
    const states = await writeAll(client, realm, livesOf(world, around, wish, period, new Town(people)), wish);
    await recount(client, realm);
    const seconds = (performance.now() - began) / 1000;
    await client.query('analyze');
    const dossiers = Object.values(states).reduce((sum, one) => sum + one, 0);
    return { dossiers, seconds, states, skipped: world.skipped };
  } finally {
    await client.end();
  }
}

async function asOwner(client: pg.Client, realm: string): Promise<void> {
  await client.query('set role motcua_owner');
  await client.query(`set motcua.realm = '${realm}'`);
}

function* livesOf(
  world: World,
  around: Around,
  { count, seed }: Wish,
  period: { from: Instant; until: Instant },
  town: Town,
): Generator<Life> {
  let place = 0;
  for (const { day, count: some } of daysOf(period, count, random(seed, -4))) {
    for (const drawn of drawDay(world, around, { day, count: some, first: place, seed })) {
      const life = arrive(drawn, around, town, place);
      place += 1;
      live(life, around);
      yield life;
    }
  }
}

/** While the server takes in one batch the next is lived. */
async function writeAll(
  client: pg.Client,
  realm: string,
  lives: Generator<Life>,
  { progress }: Wish,
): Promise<Record<string, number>> {
  const states: Record<string, number> = {};
  let done = 0;
  let writing: Promise<void> = Promise.resolve();
  for (let batch = take(lives); batch.length > 0; batch = take(lives)) {
    await writing;
    progress?.(done);
    done += batch.length;
    for (const { dossier } of batch) states[dossier.state] = (states[dossier.state] ?? 0) + 1;
    writing = writeBatch(client, realm, batch);
    // A batch that fails says so when it is waited for.
    writing.catch(() => {});
  }
  await writing;
  progress?.(done);
  return states;
}

function take(lives: Generator<Life>): Life[] {
  const batch: Life[] = [];
  while (batch.length < BATCH) {
    const next = lives.next();
    if (next.done) break;
    batch.push(next.value);
  }
  return batch;
}
