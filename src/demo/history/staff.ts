import { mayHold, type Process } from '#dossier/index.ts';
import { appoint, enrolOfficer, hashPassword, listAccounts, type Role } from '#identity/index.ts';
import { dateAt, localDate } from '#kernel/time.ts';
import type { App } from '../../app.ts';
import { DEMO_PASSWORD } from '../officers.ts';
import { inventName } from './people.ts';
import { random } from './random.ts';
import type { Matter, World } from './world.ts';

export interface Member {
  readonly id: string;
  readonly name: string;
}

/** Who may hold a dossier at a step of that role standing at that agency. */
export type Staff = (role: Role, agency: string) => readonly Member[];

interface Seat {
  readonly role: Role;
  readonly agency: string;
}

const seatsOfMatter = ({ process, competent, doors }: Matter): Seat[] => {
  const centres = doors.map(({ centre }) => centre);
  const atStep = process.steps.flatMap(({ role, at }) =>
    (at === 'centre' ? centres : [at === 'competent' ? competent : at]).map((agency): Seat => ({ role, agency })),
  );
  // Who extends and corrects, and who receives, whatever the process names.
  return [
    ...atStep,
    { role: 'leader', agency: competent },
    ...centres.map((agency): Seat => ({ role: 'receiver', agency })),
  ];
};

/** The seats the matters need, each once. */
const seatsOf = ({ matters }: World): Seat[] => [
  ...new Map(matters.flatMap(seatsOfMatter).map((seat) => [`${seat.role} ${seat.agency}`, seat])).values(),
];

async function membersOf(app: App): Promise<{ member: Member; posts: { role: Role; unit: string }[] }[]> {
  const date = dateAt(app.clock.now());
  const all = [];
  for (let after: string | undefined; ; ) {
    const page = await listAccounts(app.read, app.realm, { date, after, limit: 500 });
    all.push(...page.filter(({ closed }) => !closed));
    after = page.at(-1)?.userName;
    if (page.length < 500) break;
  }
  return all.map(({ officer, name, posts }) => ({ member: { id: officer, name }, posts: [...posts] }));
}

const step = (role: Role, at: string): Process['steps'][number] => ({
  ...{ id: role, name: role, kind: 'examine', role, at, minutes: null, counted: true, next: [] },
});

/**
 * The officers of the demonstration as seats ask for them. Where nobody may sit, and `more` times beyond that, officers
 * are enrolled and appointed by the real acts, with the demonstration's password: `can.bo.0001` and on.
 */
export async function staffOf(app: App, world: World, seed: number, more: number): Promise<Staff> {
  const seats = seatsOf(world);
  const fits = (posts: { role: Role; unit: string }[], { role, agency }: Seat) =>
    mayHold(step(role, agency), posts, { receivingAgency: agency, competentAgency: agency });
  const known = await membersOf(app);
  const empty = seats.filter((seat) => !known.some(({ posts }) => fits(posts, seat)));
  const dice = random(seed, -2);
  // Most of an office are those who handle.
  const many = seats.flatMap((seat) => Array.from({ length: seat.role === 'handler' ? 6 : 1 }, () => seat));
  const wanted = [...empty, ...Array.from({ length: many.length > 0 ? more : 0 }, () => dice.pick(many))];
  if (wanted.length > 0) {
    await enrol(app, wanted, seed, known.length);
    known.splice(0, known.length, ...(await membersOf(app)));
  }
  const bySeat = new Map<string, Member[]>();
  for (const seat of seats)
    bySeat.set(
      `${seat.role} ${seat.agency}`,
      known.filter(({ posts }) => fits(posts, seat)).map(({ member }) => member),
    );
  return (role, agency) => bySeat.get(`${role} ${agency}`) ?? [];
}

async function enrol(app: App, seats: readonly Seat[], seed: number, first: number): Promise<void> {
  // One hash for all: a demonstration's password is no secret, and hashing a thousand takes a minute.
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const dice = random(seed, -3);
  for (const [index, { role, agency }] of seats.entries()) {
    const userName = `can.bo.${String(first + index + 1).padStart(4, '0')}`;
    const fullName = inventName(dice, dice.chance(0.5) ? 'male' : 'female');
    const made = await enrolOfficer(app, 'system:demo', { userName, fullName, passwordHash });
    if (!made.ok) throw new Error(`${userName}: ${made.code}`);
    const ask = { officer: made.value, unit: agency, role, from: localDate('2025-07-01') };
    const done = await appoint(app, 'system:demo', ask);
    if (!done.ok) throw new Error(`${userName}: ${role} ${agency}: ${done.code}`);
  }
}
