import { apologyBy, extend } from '#deadline/index.ts';
import { openWays, type ProcessStep, stepAfter, stepAfterReception, stepOf } from '#dossier/index.ts';
import { addDays, dateAt, type Instant, instantOf } from '#kernel/time.ts';
import { examine } from './examine.ts';
import { type Life, officer, type Run } from './life.ts';
import type { Worker } from './office.ts';
import { giveBack, number, sign } from './result.ts';

const HOUR = 3_600_000;

const walking = (life: Life) => ({
  process: life.matter.process,
  answers: life.sample.answers,
  submittedAt: life.submittedAt,
});

/** The step a dossier goes on to: the first after reception, or one of the ways open to its answers. */
export function passOn(life: Life, from: ProcessStep | undefined): ProcessStep | undefined {
  if (!from) return stepAfterReception(walking(life));
  const ways = openWays(walking(life), from.id);
  return ways.length === 0 ? undefined : stepOf(life.matter.process, life.dice.pick(ways).to);
}

/** The dossier comes to a step, where it may lie first; then an office turns to it. */
export function enter(run: Run, life: Life, step: ProcessStep, holder?: Worker): void {
  life.step = step;
  life.holder = holder;
  onceLain(run, life, step.kind, run.seatOf(life, step).agency, () => turnTo(run, life, step));
}

/** Whether the dossier still stands where it stood when this was planned. */
export const stands = (life: Life, step: ProcessStep): boolean =>
  life.step === step && (life.standing === 'processing' || life.standing === 'correcting');

function turnTo(run: Run, life: Life, step: ProcessStep): void {
  if (step.kind !== 'return' && !stands(life, step)) return;
  if (step.kind === 'assign') assign(run, life, step);
  else if (step.kind === 'sign') sign(run, life, step);
  else if (step.kind === 'number') number(run, life, step);
  else if (step.kind === 'return') giveBack(run, life, step);
  else examine(run, life, step);
}

/** What comes to an agency may lie there before anybody turns to it (the scenario's `delays`). */
export function onceLain(run: Run, life: Life, kind: ProcessStep['kind'], agency: string, turn: () => void): void {
  const here = run.scenario.delays.find(
    ({ kind: wanted, unit }) => wanted === kind && (unit === null || unit === agency || agency.startsWith(`${unit}.`)),
  );
  if (here && life.dice.chance(here.share)) {
    const days = here.from + life.dice.next() * (here.to - here.from);
    run.later(life, run.now + days * 24 * HOUR, turn);
  } else turn();
}

/** The term begins, or begins anew (NĐ 118/2025 Đ17.3, Đ19.5); before it ends somebody may say it will not be kept. */
export function startClock(run: Run, life: Life): void {
  const due = run.dueFrom(life, run.now);
  life.due = due;
  if (due === undefined || life.isExtended || !run.chance(life, 'extended')) return;
  const limit = apologyBy(due, run.stage.calendar(life.matter.competent));
  if (!limit.ok || limit.value.lastSitting <= run.now) return;
  run.later(life, limit.value.lastSitting - life.dice.between(60, 180) * 60_000, () => apologise(run, life, due));
}

/** One new date, a day before the first at the latest, by a head (Đ19.6). */
function apologise(run: Run, life: Life, due: Instant): void {
  const isOpen = () => life.standing === 'processing' && life.due === due && !life.isDrafted && !life.isExtended;
  if (!isOpen()) return;
  const seat = { role: 'leader', agency: life.matter.competent } as const;
  run.work(life, { seat, task: 'answer' }, ({ worker }) => {
    const until = instantOf(addDays(dateAt(due), life.dice.between(4, 9)), 17 * 60);
    const calendar = run.stage.calendar(life.matter.competent);
    if (!isOpen() || !extend({ due, newDue: until, at: run.now, extensionsSoFar: 0 }, calendar).ok) return;
    life.isExtended = true;
    life.due = until;
    run.act(life, officer(worker), { act: 'extend', until });
  });
}

function assign(run: Run, life: Life, step: ProcessStep): void {
  run.work(life, { seat: run.seatOf(life, step), task: 'assign' }, ({ worker }) => {
    // Who assigns does not choose the way: it is the first open one.
    const target = stepAfter(walking(life), step.id);
    if (!stands(life, step) || !target) return;
    const to = run.office.quickest(run.seatOf(life, target), run.now, life.matter.procedure);
    run.act(life, officer(worker), { act: 'assign', to: to.name });
    enter(run, life, target, to);
  });
}
