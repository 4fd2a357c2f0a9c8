import type pg from 'pg';
import { connectOnce } from '#db/pool.server.ts';
import { addDays, dateAt, type Instant, instantOf } from '#kernel/time.ts';
import { rebuildScore } from '#scorecard/index.ts';
import type { App } from '../../app.ts';
import { arrive, daysOf, drawDay, LANES, laneOf, Town } from './arrivals.ts';
import { filesOf } from './files.ts';
import type { Around, Life } from './life.ts';
import { FIRST_SERIAL, MOST_PEOPLE, placeBeyond } from './people.ts';
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

const BATCH = 1_000;

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
  const lanes: Lane[] = [];
  try {
    for (let lane = 0; lane < LANES; lane += 1) lanes.push(await openLane(wish.ownerUrl, realm));
    const { client } = lanes[0] as Lane;
    const people = await peopleBefore(client, realm);
    if (people + wish.count > MOST_PEOPLE) throw new Error(`at most ${MOST_PEOPLE} people can be told apart`);
    await keepEditions(client, realm, world);
    const began = performance.now();
    const states = await writeAll(lanes, realm, livesOf(world, around, wish, period, new Town(people)), wish);
    const seconds = (performance.now() - began) / 1000;
    await recount(client, realm);
    await rebuildScore(app);
    const dossiers = Object.values(states).reduce((sum, one) => sum + one, 0);
    return { dossiers, seconds, states, skipped: world.skipped };
  } finally {
    for (const { client } of lanes) await client.end();
  }
}

/** By the highest number, not by how many there are: a run that was broken off leaves gaps, for its lanes write by themselves. */
async function peopleBefore(client: pg.Client, realm: string): Promise<number> {
  const { rows } = await client.query<{ serial: string | null }>(
    `select max(substring(personal_number from 7)) as serial from person
     where realm = $1 and personal_number ~ '^051[0-9]{9}$' and substring(personal_number from 7) >= $2`,
    [realm, String(FIRST_SERIAL)],
  );
  return placeBeyond(rows[0]?.serial ?? null);
}

/** One connection and what it is writing. What two lanes write never meets: each agency has its lane. */
interface Lane {
  readonly client: pg.Client;
  batch: Life[];
  writing: Promise<void>;
}

async function openLane(ownerUrl: string, realm: string): Promise<Lane> {
  const client = await connectOnce(ownerUrl);
  // A batch lost by a power cut is generated again: no need to wait for the disk at each.
  await client.query('set role motcua_owner; set synchronous_commit = off');
  await client.query(`set motcua.realm = '${realm}'`);
  return { client, batch: [], writing: Promise.resolve() };
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
  lanes: readonly Lane[],
  realm: string,
  lives: Generator<Life>,
  { progress }: Wish,
): Promise<Record<string, number>> {
  const states: Record<string, number> = {};
  let done = 0;
  const flush = async (lane: Lane) => {
    await lane.writing;
    progress?.(done);
    lane.writing = writeBatch(lane.client, realm, lane.batch);
    // A batch that fails says so when it is waited for.
    lane.writing.catch(() => {});
    lane.batch = [];
  };
  for (const life of lives) {
    const { state, competentAgency } = life.dossier;
    states[state] = (states[state] ?? 0) + 1;
    done += 1;
    const lane = lanes[laneOf(competentAgency)] as Lane;
    if (lane.batch.push(life) >= BATCH) await flush(lane);
  }
  for (const lane of lanes) await flush(lane);
  await Promise.all(lanes.map(({ writing }) => writing));
  progress?.(done);
  return states;
}
