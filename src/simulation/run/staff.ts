import type { WorkingCalendar } from '#deadline/index.ts';
import { inventName } from '#demo/history/people.ts';
import { random } from '#demo/history/random.ts';
import { DEMO_PASSWORD } from '#demo/index.ts';
import { mayHold, type Process, scopeOf } from '#dossier/index.ts';
import {
  appoint,
  enrolOfficer,
  hashPassword,
  listAccounts,
  type Post,
  type Role,
  type Viewer,
} from '#identity/index.ts';
import { addDays, dateAt, type LocalDate, localDate } from '#kernel/time.ts';
import type { App } from '../../app.ts';
import type { Seat, Worker } from '../rules/office.ts';
import type { Scenario } from '../rules/scenario.ts';
import type { Need } from './needs.ts';

export type Officer = Extract<Viewer, { kind: 'officer' }>;

export interface Staff {
  readonly seats: ReadonlyMap<string, readonly Worker[]>;
  /** By user name, as a session would tell who it is. */
  readonly officers: ReadonlyMap<string, Officer>;
}

/** The day the communes of today began (NQ 202/2025/QH15): before any scenario. */
const FROM = localDate('2025-07-01');

const asStep = ({ role, agency }: Seat): Process['steps'][number] => ({
  ...{ id: role, name: role, kind: 'examine', role, at: agency, minutes: null, counted: true, next: [] },
});

/** Whether somebody with these posts may do the work of a seat: the role counts there, and its dossiers are theirs to see. */
type Fits = (posts: readonly Post[], seat: Seat) => boolean;

async function fitsIn({ read, realm, clock }: App, needs: readonly Need[]): Promise<Fits> {
  const seen = new Map<string, readonly string[]>();
  for (const { seat } of needs) seen.set(seat.agency, await scopeOf(read, realm, [seat.agency], clock.now()));
  return (posts, seat) =>
    mayHold(asStep(seat), posts, { receivingAgency: seat.agency, competentAgency: seat.agency }) &&
    posts.some(({ unit }) => seen.get(seat.agency)?.includes(unit));
}

async function officersNow(app: App): Promise<Map<string, Officer>> {
  const date = dateAt(app.clock.now());
  const all = new Map<string, Officer>();
  for (let after: string | undefined; ; ) {
    const page = await listAccounts(app.read, app.realm, { date, after, limit: 500 });
    for (const { userName, officer, name, posts, closed } of page)
      if (!closed) {
        const held = posts.map(({ role, unit }) => ({ role, unit }));
        all.set(userName, { kind: 'officer', id: officer, name, posts: held, unit: posts[0]?.unitName ?? null });
      }
    after = page.at(-1)?.userName;
    if (page.length < 500) return all;
  }
}

/** Whom a run enrolled itself: one that was broken off and goes on needs the same ones again. */
const isAdded = (userName: string): boolean => /^mp\.\d{4,}$/.test(userName);

/**
 * Who works in the simulation: the officers the province has and, where the scenario's work would fill more of an office than
 * its `load`, others enrolled and appointed by the real acts, `mp.0001` and on. `more`: officers added to a unit by a what-if.
 */
export async function staffOf(
  app: App,
  ask: {
    readonly needs: readonly Need[];
    readonly scenario: Scenario;
    readonly seed: number;
    readonly more: readonly { readonly unit: string; readonly role: Role; readonly count: number }[];
    calendar(agency: string): WorkingCalendar;
  },
): Promise<Staff> {
  const before = await officersNow(app);
  const fits = await fitsIn(app, ask.needs);
  const wanted: Seat[] = [];
  for (const { seat, officers } of ask.needs) {
    const known = [...before].filter(([name, { posts }]) => !isAdded(name) && fits(posts, seat)).length;
    for (let place = known; place < officers; place += 1) wanted.push(seat);
  }
  for (const { unit, role, count } of ask.more)
    for (let place = 0; place < count; place += 1) wanted.push({ role, agency: unit });
  await enrol(app, wanted, before, ask.seed);
  const officers = await officersNow(app);
  const workers = new Map<string, Worker>();
  for (const [name, { posts }] of [...officers].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    if (posts[0]) workers.set(name, workerOf(name, ask.calendar(posts[0].unit), ask));
  const seats = new Map<string, Worker[]>();
  for (const { seat } of ask.needs)
    seats.set(
      `${seat.role} ${seat.agency}`,
      [...workers.values()].filter(({ name }) => fits(officers.get(name)?.posts ?? [], seat)),
    );
  return { seats, officers };
}

/** The same name has the same speed, skills and sick days in every run of a seed. */
function workerOf(
  name: string,
  calendar: WorkingCalendar,
  { scenario, seed }: { scenario: Scenario; seed: number },
): Worker {
  const mark = [...name].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 1_000_003, 7);
  const dice = random(seed, -1_000 - mark);
  const speed = 0.85 + 0.3 * dice.next();
  const away = new Set<LocalDate>();
  const { from, days } = scenario.period;
  const spells = Math.round((scenario.office.sickDays * days) / 365 / 2);
  for (let spell = 0; spell < spells; spell += 1) {
    const first = dice.between(0, Math.max(0, days - 1));
    for (let more = dice.between(1, 3); more > 0; more -= 1) away.add(addDays(from, first + more - 1));
  }
  const knows = new Map<string, boolean>();
  return {
    ...{ name, calendar, speed, away },
    knows(procedure) {
      const known = knows.get(procedure);
      if (known !== undefined) return known;
      const stream = [...procedure].reduce((sum, sign) => (sum * 33 + sign.charCodeAt(0)) % 99_991, mark);
      const answer = random(seed, -2_000_000 - stream).chance(scenario.office.skilled);
      knows.set(procedure, answer);
      return answer;
    },
  };
}

async function enrol(
  app: App,
  seats: readonly Seat[],
  known: ReadonlyMap<string, Officer>,
  seed: number,
): Promise<void> {
  if (seats.length === 0) return;
  // One hash for all: a demonstration's password is no secret, and hashing a thousand takes a minute.
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const dice = random(seed, -3);
  for (const [index, { role, agency }] of seats.entries()) {
    const userName = `mp.${String(index + 1).padStart(4, '0')}`;
    const fullName = inventName(dice, dice.chance(0.5) ? 'male' : 'female');
    // Somebody left by an interrupted run has the post already.
    if (known.get(userName)?.posts.some((post) => post.role === role && post.unit === agency)) continue;
    const made = await enrolOfficer(app, 'system:simulation', { userName, fullName, passwordHash });
    if (!made.ok) throw new Error(`${userName}: ${made.code}`);
    const done = await appoint(app, 'system:simulation', { officer: made.value, unit: agency, role, from: FROM });
    if (!done.ok) throw new Error(`${userName}: ${role} ${agency}: ${done.code}`);
  }
}
