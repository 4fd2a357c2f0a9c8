import { isOpen } from '#deadline/index.ts';
import { addDays, instantOf } from '#kernel/time.ts';
import type { Seat } from '../rules/office.ts';
import { agencyAt, type Matter, type Stage } from '../rules/plan.ts';
import type { Scenario, TaskName } from '../rules/scenario.ts';

/** How many officers an office needs so that the scenario's work fills no more of their time than it says. */
export interface Need {
  readonly seat: Seat;
  readonly officers: number;
}

const TASK_OF: Readonly<Record<string, TaskName>> = {
  assign: 'assign',
  review: 'review',
  sign: 'sign',
  number: 'number',
  return: 'return',
};
const DAY_MINUTES = 480;

type Weighted = readonly { readonly matter: Matter; readonly share: number }[];

/** Each procedure with its share of what comes: as the simulator picks them. */
function sharesOf(stage: Pick<Stage, 'matters'>, { arrivals, period }: Scenario): Weighted {
  const all = stage.matters(period.from);
  const weights = all.map(({ procedure }, index) =>
    arrivals.procedures
      ? (arrivals.procedures[procedure] ?? 0)
      : ((index + 1) / all.length) ** (1 / arrivals.common) - (index / all.length) ** (1 / arrivals.common),
  );
  const total = weights.reduce((sum, one) => sum + one, 0) || 1;
  return all.map((matter, index) => ({ matter, share: (weights[index] as number) / total }));
}

/** Minutes of work by seat, over the whole period. */
class Work {
  readonly seats = new Map<string, { readonly seat: Seat; minutes: number }>();
  add(role: Seat['role'], agency: string, minutes: number): void {
    const key = `${role} ${agency}`;
    const found = this.seats.get(key) ?? { seat: { role, agency }, minutes: 0 };
    found.minutes += minutes;
    this.seats.set(key, found);
  }
}

/** What so many dossiers of a procedure ask of every office on their way. */
function addWork(work: Work, { doors, process, competent }: Matter, count: number, scenario: Scenario): void {
  const { arrivals, minutes, office } = scenario;
  const online = arrivals.online / arrivals.total;
  // Who does not know a procedure takes longer.
  const slow = office.skilled + (1 - office.skilled) * office.slower;
  const each = online * minutes.online + (1 - online) * minutes.desk + minutes['hand-over'] + minutes.return;
  for (const [index, { centre }] of doors.entries()) {
    const here = index === 0 ? 1 - arrivals.elsewhere : arrivals.elsewhere / Math.max(1, doors.length - 1);
    work.add('receiver', centre, count * here * each * slow);
  }
  for (const step of process.steps)
    if (step.at !== 'centre')
      work.add(step.role, agencyAt(step, '', competent), count * minutes[TASK_OF[step.kind] ?? 'examine'] * slow);
  work.add('leader', competent, count * 0.02 * minutes.answer);
}

/** `matters`: of the whole period, also those that begin later in it. */
export function needsOf(stage: Omit<Stage, 'seats'>, scenario: Scenario, matters: readonly Matter[]): Need[] {
  const { arrivals, office, period } = scenario;
  const days = Array.from({ length: period.days }, (_, index) => addDays(period.from, index));
  const work = new Work();
  for (const { matter, share } of sharesOf(stage, scenario)) addWork(work, matter, share * arrivals.total, scenario);
  for (const matter of matters) addWork(work, matter, 0, scenario);
  return [...work.seats.values()].map(({ seat, minutes }) => {
    const calendar = stage.calendar(seat.agency);
    const open = days.filter((day) => isOpen(calendar, instantOf(day, 9 * 60))).length || 1;
    return { seat, officers: Math.max(1, Math.ceil(minutes / (open * DAY_MINUTES * office.load))) };
  });
}
