import { limitOf } from '#deadline/index.ts';
import type { ProcessStep } from '#dossier/index.ts';
import { addDays, dateAt, type Instant, instantOf } from '#kernel/time.ts';
import { enter, passOn, stands, startClock } from './handling.ts';
import { type Life, officer, type Run } from './life.ts';
import type { Worker } from './office.ts';
import { answerLater, canBeAsked, contestLater, itemsFor } from './owner.ts';

const HOUR = 3_600_000;

/** Examining and reviewing: somebody takes the dossier, works on it, and passes it on. */
export function examine(run: Run, life: Life, step: ProcessStep): void {
  const task = step.kind === 'review' ? ('review' as const) : ('examine' as const);
  const assigned = life.holder;
  run.work(
    life,
    { seat: run.seatOf(life, step), task, only: assigned },
    ({ worker }) => finish(run, life, step, worker),
    ({ worker }) => {
      if (!stands(life, step) || assigned) return;
      life.holder = worker;
      run.act(life, officer(worker), { act: 'claim' });
    },
  );
}

/** The work is done, unless something is missing, or somebody else is to be heard first. */
function finish(run: Run, life: Life, step: ProcessStep, by: Worker): void {
  if (!stands(life, step) || life.holder !== by) return;
  if (step.kind === 'review') review(run, life, step, by);
  else if (life.isDrafted || life.standing === 'correcting') conclude(run, life, step, by);
  else if (mayAsk(run, life) && run.chance(life, 'supplement')) ask(run, life, step, by);
  else studyFirst(run, life, step, by);
}

/** The first time somebody works on it: what may be done beside the draft. */
function studyFirst(run: Run, life: Life, step: ProcessStep, by: Worker): void {
  if (run.chance(life, 'noted')) run.act(life, officer(by), { act: 'note' });
  if (run.chance(life, 'visited')) {
    const when = instantOf(addDays(dateAt(run.now), life.dice.between(1, 3)), 9 * 60);
    run.act(life, officer(by), { act: 'arrange-visit', when });
  }
  if (!run.chance(life, 'consulted') || !consult(run, life, step, by)) conclude(run, life, step, by);
}

/** Once, and within three working days of reception (NĐ 118/2025 Đ19.5). */
function mayAsk(run: Run, life: Life): boolean {
  if (life.requests > 0 || !canBeAsked(life)) return false;
  const limit = limitOf('supplement-request', life.competentAt, run.stage.calendar(life.matter.competent));
  return limit.ok && run.now < limit.value.deadline.legalEnd;
}

function ask(run: Run, life: Life, step: ProcessStep, by: Worker): void {
  life.asked = itemsFor(run, life);
  life.requests += 1;
  life.standing = 'supplement';
  life.due = undefined;
  run.act(life, officer(by), { act: 'ask-supplement', items: life.asked });
  contestLater(run, life);
  answerLater(run, life, () => {
    life.standing = 'processing';
    startClock(run, life);
    examine(run, life, step);
  });
}

/** Lấy ý kiến: who asks waits for the answer, and the term runs on (Đ19.4). False where nobody can be asked. */
function consult(run: Run, life: Life, step: ProcessStep, by: Worker): boolean {
  const known = run.stage.consultants(life.matter.competent);
  if (known.length === 0) return false;
  const seat = life.dice.pick(known);
  const due = (run.now + life.dice.between(24, 96) * HOUR) as Instant;
  run.act(life, officer(by), { act: 'consult', agency: seat.agency, due });
  run.work(life, { seat, task: 'answer' }, ({ worker }) => {
    if (!stands(life, step)) return;
    run.act(life, officer(worker), { act: 'answer-consultation', seq: 1, agrees: life.dice.chance(0.9) });
    run.later(life, run.now + 5 * 60_000, () => {
      if (stands(life, step)) run.work(life, { seat, task: 'assign', only: by }, () => conclude(run, life, step, by));
    });
  });
  return true;
}

function conclude(run: Run, life: Life, step: ProcessStep, by: Worker): void {
  if (!stands(life, step) || life.holder !== by) return;
  const target = passOn(life, step);
  if (!target) throw new Error(`${life.matter.procedure}: no way on from ${step.id}`);
  if (!life.isDrafted) {
    const ground = run.chance(life, 'declined') ? life.dice.between(0, life.matter.grounds - 1) : null;
    run.act(life, officer(by), { act: 'draft-decision', ground });
    life.isDrafted = true;
  }
  run.later(life, run.now + 60_000, () => onward(run, life, step, target, by));
}

function onward(run: Run, life: Life, step: ProcessStep, target: ProcessStep, by: Worker): void {
  if (!stands(life, step)) return;
  run.act(life, officer(by), { act: 'advance', to: target.id });
  enter(run, life, target);
}

function review(run: Run, life: Life, step: ProcessStep, by: Worker): void {
  if (!life.wasSentBack && run.chance(life, 'reworked')) {
    const { steps } = life.matter.process;
    const before = steps.slice(0, steps.indexOf(step)).findLast(({ kind }) => kind !== 'receive' && kind !== 'assign');
    if (before) {
      life.wasSentBack = true;
      run.act(life, officer(by), { act: 'send-back' });
      enter(run, life, before);
      return;
    }
  }
  const target = passOn(life, step);
  if (target) onward(run, life, step, target, by);
}
