import { deadline, parseTerm } from '#deadline/index.ts';
import type { Random } from '#demo/history/random.ts';
import { type Channel, dossierCode, type ProcessStep, type SupplementItem } from '#dossier/index.ts';
import { dateAt, type Instant, instant, MINUTE_MS } from '#kernel/time.ts';
import { Agenda } from './agenda.ts';
import { type Booked, Office, type Seat, type Worker } from './office.ts';
import { agencyAt, type By, type Deed, type Matter, type Planned, type Sample, type Stage } from './plan.ts';
import type { Scenario, Share, TaskName } from './scenario.ts';

export type Standing =
  | 'coming'
  | 'submitted'
  | 'supplement-before'
  | 'received'
  | 'processing'
  | 'supplement'
  | 'resolved'
  | 'returned'
  | 'correcting'
  | 'ended';

/** One dossier under way, as the simulator knows it. Its dice are its own: whatever others draw, it draws the same. */
export interface Life {
  readonly number: number;
  readonly dice: Random;
  readonly matter: Matter;
  readonly centre: string;
  readonly elsewhere: boolean;
  readonly channel: Channel;
  readonly person: number;
  readonly sample: Sample;
  code: string;
  acts: number;
  standing: Standing;
  step: ProcessStep | undefined;
  holder: Worker | undefined;
  submittedAt: Instant;
  receivedAt: Instant | undefined;
  competentAt: Instant;
  due: Instant | undefined;
  asked: readonly Omit<SupplementItem, 'label'>[];
  requests: number;
  objections: number;
  isDrafted: boolean;
  isExtended: boolean;
  wasSentBack: boolean;
}

/** The world of one run: its time, what is to come, who works; and the acts planned so far that nobody took yet. */
export class Run {
  readonly stage: Stage;
  readonly scenario: Scenario;
  readonly seed: number;
  readonly office: Office;
  readonly agenda = new Agenda();
  readonly planned: Planned[] = [];
  readonly #numbers = new Map<string, number>();
  now = 0 as Instant;

  constructor(stage: Stage, scenario: Scenario, seed: number) {
    this.stage = stage;
    this.scenario = scenario;
    this.seed = seed;
    this.office = new Office(stage.seats, scenario.office.slower);
  }

  /** Later, if the dossier has not ended by then. At a second of its own: people do not act on the minute. */
  later(life: Life, at: number, deed: () => void): void {
    const moment = instant(Math.max(at, this.now + 1_000) + life.dice.between(0, 40_000));
    this.agenda.put(moment, () => {
      if (life.standing !== 'ended') deed();
    });
  }

  /** The act happens now. */
  act(life: Life, by: By, deed: Deed): void {
    if (deed.act === 'file') life.code = this.#codeOf(life.matter.competent);
    life.acts += 1;
    const { code, acts: seq, matter, person } = life;
    this.planned.push({ at: this.now, code, seq, by, deed, competent: matter.competent, person });
  }

  /** As the program gives codes: by agency and day, without gaps (NĐ 118/2025 Đ28). */
  #codeOf(competent: string): string {
    const day = dateAt(this.now);
    const key = `${competent} ${day}`;
    const number = (this.#numbers.get(key) ?? 0) + 1;
    this.#numbers.set(key, number);
    return dossierCode(competent, day, number);
  }

  /** Puts work before an office, and does `deed` when it is done; `begun` when somebody turns to it. */
  work(
    life: Life,
    { seat, task, only }: { seat: Seat; task: TaskName; only?: Worker | undefined },
    ends: (by: Booked) => void,
    begun?: (by: Booked) => void,
  ): void {
    const minutes = this.scenario.minutes[task] * (0.4 + 0.8 * life.dice.next() + 0.4 * life.dice.next());
    const booked = this.office.book(seat, this.now, { procedure: life.matter.procedure, minutes }, only);
    if (begun) this.later(life, booked.begins, () => begun(booked));
    // What begins is at most forty seconds late; what ends comes after it.
    this.later(life, booked.ends + (begun ? MINUTE_MS : 0), () => ends(booked));
  }

  chance(life: Life, share: Share): boolean {
    return life.dice.chance(this.scenario.shares[share]);
  }

  seatOf(life: Life, step: ProcessStep): Seat {
    return { role: step.role, agency: agencyAt(step, life.centre, life.matter.competent) };
  }

  /** When a term that begins at that moment ends; undefined where none is stated. */
  dueFrom(life: Life, from: Instant): Instant | undefined {
    const term = life.matter.term === null ? undefined : parseTerm(life.matter.term);
    if (!term?.ok) return undefined;
    const found = deadline({ from, term: term.value }, this.stage.calendar(life.matter.competent));
    return found.ok ? found.value.due : undefined;
  }
}

export const officer = ({ name }: Worker): By => ({ officer: name });
export const owner = ({ person }: Life): By => ({ citizen: person });
