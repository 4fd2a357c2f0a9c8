import type { ProcessStep } from '#dossier/index.ts';
import { enter, stands } from './handling.ts';
import { type Life, officer, type Run } from './life.ts';

const HOUR = 3_600_000;
const stepOfKind = ({ matter }: Life, kind: ProcessStep['kind']): ProcessStep => {
  const found = matter.process.steps.find((one) => one.kind === kind);
  if (!found) throw new Error(`${matter.procedure}: its process has no step of kind ${kind}`);
  return found;
};

/** Where two leaders sign, the first one's signature leads to the second. */
export function sign(run: Run, life: Life, step: ProcessStep): void {
  run.work(life, { seat: run.seatOf(life, step), task: 'sign' }, ({ worker }) => {
    if (!stands(life, step)) return;
    run.act(life, officer(worker), { act: 'sign' });
    const after = life.matter.process.steps.find(({ id }) => id === step.next[0]?.to);
    enter(run, life, after?.kind === 'sign' ? after : stepOfKind(life, 'number'));
  });
}

export function number(run: Run, life: Life, step: ProcessStep): void {
  run.work(life, { seat: run.seatOf(life, step), task: 'number' }, ({ worker }) => {
    if (!stands(life, step)) return;
    run.act(life, officer(worker), { act: 'number' });
    life.standing = 'resolved';
    enter(run, life, stepOfKind(life, 'return'));
  });
}

/** Electronic results go out at once; the others wait for whoever comes for them. */
export function giveBack(run: Run, life: Life, step: ProcessStep): void {
  const wait = life.channel === 2 ? 0 : life.dice.between(1, 60) * HOUR;
  run.later(life, run.now + wait, () =>
    run.work(life, { seat: run.seatOf(life, step), task: 'return' }, ({ worker }) => {
      if (life.standing !== 'resolved') return;
      run.act(life, officer(worker), { act: 'return-result' });
      life.standing = 'returned';
      correctLater(run, life);
    }),
  );
}

/** The agency's own mistake, found days later (NĐ 118/2025 Đ23.1); once. */
function correctLater(run: Run, life: Life): void {
  if (life.isExtended || life.wasSentBack || !run.chance(life, 'corrected')) {
    life.standing = 'ended';
    return;
  }
  run.later(life, run.now + life.dice.between(10, 200) * HOUR, () => {
    const seat = { role: 'leader', agency: life.matter.competent } as const;
    run.work(life, { seat, task: 'answer' }, ({ worker }) => {
      run.act(life, officer(worker), { act: 'correct' });
      life.standing = 'correcting';
      // One mistake is enough: what is corrected is not corrected again.
      life.wasSentBack = true;
      enter(run, life, stepOfKind(life, 'examine'));
    });
  });
}
