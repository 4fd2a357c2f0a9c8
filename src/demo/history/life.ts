import { deadline, type WorkingCalendar } from '#deadline/index.ts';
import {
  type ActName,
  clockFrom,
  type Dossier,
  datedBy,
  lead,
  type ProcessStep,
  type SupplementRequest,
  stepOf,
  type Visit,
} from '#dossier/index.ts';
import type { Role } from '#identity/index.ts';
import { type Instant, instant } from '#kernel/time.ts';
import type { Invented } from './people.ts';
import type { Random } from './random.ts';
import type { Member, Staff } from './staff.ts';
import type { Door, Matter, Sample } from './world.ts';

/** An act as its line in the trail will say it; `facts` may still wait for a number. */
export interface Told {
  readonly at: Instant;
  readonly actor: string;
  readonly act: string;
  readonly facts: Record<string, unknown>;
}

export interface PaperRow {
  readonly id: string;
  readonly component: string;
  readonly origin: 'citizen' | 'desk' | 'original' | 'data';
  readonly kind: 'original' | 'file' | 'data';
  readonly file: KeptFile | null;
  readonly name: string;
  readonly at: Instant;
  readonly by: string;
  readonly round: number;
  replacedBy: string | null;
}

export interface KeptFile {
  readonly sha256: string;
  readonly size: number;
  readonly type: string;
  readonly name: string;
}

export interface DecisionRow {
  readonly seq: number;
  readonly grants: boolean;
  readonly title: string;
  readonly body: string;
  readonly ground: string | null;
  readonly drafted: Told;
  signed?: { readonly at: Instant; readonly by: string; readonly name: string; readonly title: string };
  numbered?: {
    readonly at: Instant;
    readonly by: string;
    number: number;
    written: string;
    readonly facts: Record<string, unknown>;
  };
  returned?: { readonly at: Instant; readonly by: string; readonly how: string };
  readonly corrects: number | null;
  readonly reason: string | null;
}

type Open<T> = { -readonly [key in keyof T]: T[key] };
export type Seen = Open<Visit>;
export type Asked = Open<SupplementRequest>;

/** A dossier being lived: its row as it stands, and the rows of what happened, in order. */
export interface Life {
  readonly place: number;
  readonly matter: Matter;
  readonly door: Door;
  readonly sample: Sample;
  readonly person: Invented;
  /** False where an earlier dossier has brought the person along. */
  readonly isNewPerson: boolean;
  readonly dice: Random;
  dossier: Dossier;
  at: Instant;
  readonly trail: Told[];
  readonly papers: PaperRow[];
  readonly visits: Seen[];
  readonly requests: Asked[];
  readonly decisions: DecisionRow[];
  readonly earlier: { readonly at: Instant; readonly by: string; readonly round: number }[];
  extension?: {
    readonly from: Instant;
    readonly to: Instant;
    readonly reason: string;
    readonly at: Instant;
    readonly by: string;
  };
  ending?: {
    readonly kind: string;
    readonly ground: string | null;
    readonly reason: string;
    readonly at: Instant;
    readonly by: string;
  };
  note?: { readonly id: string; readonly at: Instant; readonly by: string; readonly text: string };
}

/** What the world around lends to a life. */
export interface Around {
  readonly until: Instant;
  readonly staff: Staff;
  readonly calendars: ReadonlyMap<string, WorkingCalendar>;
  readonly files: readonly KeptFile[];
}

/** The history goes no further: the next act would be after the end of the period. */
export const NOT_YET = Symbol('not yet');

export const calendarAt = ({ calendars }: Around, agency: string): WorkingCalendar => {
  const found = calendars.get(agency);
  if (!found) throw new Error(`no calendar of ${agency}`);
  return found;
};

/** So many working minutes later on an agency's calendar, at a second and millisecond of its own. */
export function pass(life: Life, around: Around, agency: string, minutes: number): void {
  // A term in hours comes to whole minutes (deadline/rules/term.ts), also after what sixtieths lose.
  let whole = Math.max(1, Math.round(minutes));
  while (!Number.isSafeInteger((whole / 60) * 60)) whole += 1;
  const term = { amount: whole / 60, unit: 'wh' as const };
  const found = deadline({ from: life.at, term }, calendarAt(around, agency));
  if (!found.ok) throw new Error(`${life.matter.procedure}: ${found.code}`);
  life.at = instant(Math.max(found.value.due, life.at + 1) + life.dice.between(1, 59_000));
}

/** Some calendar time later, at any hour: citizens keep no office hours. */
export function wait(life: Life, hours: number): void {
  life.at = instant(life.at + Math.round(hours * 3_600_000) + life.dice.between(1, 59_000));
}

/**
 * One act: lawful in the state it is in, as the drawing has it (rules/states.ts), told in the trail, the row's revision raised.
 * Throws NOT_YET when its moment has not come.
 */
export function act(life: Life, around: Around, name: ActName, actor: string, facts: Record<string, unknown>): Told {
  if (life.at > around.until) throw NOT_YET;
  const next = lead(name, life.dossier.state);
  if (!next.ok) throw new Error(`${name} in ${life.dossier.state}: not lawful`);
  const told = { at: life.at, actor, act: `dossier-${name}`, facts };
  life.trail.push(told);
  change(life, { state: next.value });
  if (name !== 'note') change(life, { revision: life.dossier.revision + 1 });
  return told;
}

export function change(life: Life, part: Partial<Dossier>): void {
  life.dossier = { ...life.dossier, ...part };
}

/** The due dates anew, by the clock the acts use. */
export function runClock(life: Life, around: Around): void {
  const { extension } = life;
  const extended = extension && { newDue: extension.to, decidedAt: extension.at, decidedBy: extension.by };
  const clock = clockFrom(life.dossier, life.requests, extended);
  if (!clock) return;
  life.dossier = datedBy(clock, calendarAt(around, life.dossier.competentAgency), life.dossier, life.at);
}

export const agencyOf = ({ at }: ProcessStep, { receivingAgency, competentAgency }: Dossier): string =>
  at === 'centre' ? receivingAgency : at === 'competent' ? competentAgency : at;

export const here = (life: Life): ProcessStep => {
  const step = stepOf(life.dossier.process, life.dossier.step);
  if (!step) throw new Error(`${life.matter.procedure}: stands in no step`);
  return step;
};

export function leave(life: Life, outcome: Visit['outcome'], note: string | null = null): void {
  const open = life.visits.at(-1);
  if (!open || open.leftAt !== null) return;
  open.leftAt = life.at;
  open.outcome = outcome;
  open.note = note;
}

/** As `enterStep` of the acts: the visit before is closed, the new one has its own limit on that agency's calendar. */
export function enter(
  life: Life,
  around: Around,
  step: ProcessStep,
  outcome: Visit['outcome'] = 'done',
  officer: string | null = null,
): void {
  const agency = agencyOf(step, life.dossier);
  const limit =
    step.minutes === null
      ? undefined
      : deadline({ from: life.at, term: { amount: step.minutes / 60, unit: 'wh' } }, calendarAt(around, agency));
  const due = limit?.ok ? limit.value.due : null;
  leave(life, outcome);
  open(life, { step: step.id, name: step.name, agency, role: step.role, officer, due });
  change(life, { step: step.id, stepDue: due, holderAgency: agency, holder: officer });
}

export function open(life: Life, visit: Pick<Visit, 'step' | 'name' | 'agency' | 'role' | 'officer' | 'due'>): void {
  const seq = life.visits.length + 1;
  life.visits.push({ ...visit, seq, enteredAt: life.at, leftAt: null, outcome: null, note: null });
}

export function somebody(life: Life, around: Around, role: Role, agency: string): Member {
  return life.dice.pick(around.staff(role, agency));
}

/** Takes what nobody holds, as an officer of the step's role: `claim`. Answers who holds it now. */
export function hold(life: Life, around: Around): Member {
  const step = here(life);
  const agency = agencyOf(step, life.dossier);
  const known = around.staff(step.role, agency).find(({ id }) => id === life.dossier.holder);
  if (known) return known;
  const officer = somebody(life, around, step.role, agency);
  pass(life, around, agency, life.dice.between(4, 90));
  act(life, around, 'claim', `officer:${officer.id}`, {
    ...{ from: life.dossier.holder, holder: officer.id, step: step.id },
  });
  change(life, { holder: officer.id });
  const visit = life.visits.at(-1);
  if (visit) visit.officer = officer.id;
  return officer;
}
