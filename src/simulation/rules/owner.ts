import { limitOf } from '#deadline/index.ts';
import { REASONS, type SupplementItem } from '#dossier/index.ts';
import { type Life, officer, owner, type Run } from './life.ts';

const HOUR = 3_600_000;
type Items = readonly Omit<SupplementItem, 'label'>[];

/** Whether there is anything a request could be about: a paper, or the telephone number most forms ask for. */
export const canBeAsked = ({ sample }: Life): boolean => sample.needed.length > 0 || 'filerPhone' in sample.answers;

/** What is asked for: a paper the procedure needs, else the telephone number. */
export function itemsFor(run: Run, life: Life): Items {
  const { sample, dice, channel } = life;
  if (sample.needed.length === 0) return [{ kind: 'field', id: 'filerPhone', reason: 'wrong' }];
  // The bottleneck of Nam Định: what was filed online is asked for once more, as an original.
  const original = channel === 2 && run.chance(life, 'originals');
  const reason = original ? 'differs' : dice.pick(REASONS.filter((one) => one !== 'differs'));
  const note = original
    ? 'Đề nghị nộp bản chính để đối chiếu tại Trung tâm.'
    : 'Bản đã có không khớp với thông tin trong đơn, đề nghị nộp lại.';
  // Counts only where the owner's store has the paper already: it may be asked for all the same with what differs written down.
  const despite = 'mismatch' as const;
  return [{ kind: 'component', id: dice.pick(sample.needed).id, reason, note, despite }];
}

/** Days later its owner answers; or never, and after fifteen days a dossier in processing is closed (NĐ 118/2025 Đ19.5). */
export function answerLater(run: Run, life: Life, then: () => void): void {
  const standing = life.standing;
  if (run.chance(life, 'unanswered')) {
    if (standing === 'supplement') closeLater(run, life);
    return;
  }
  run.later(life, run.now + life.dice.between(4, 240) * HOUR, () => {
    if (life.standing !== standing) return;
    run.act(life, owner(life), { act: 'answer-supplement', items: life.asked });
    then();
  });
}

const LOOK_MS = 15 * 60_000;

/** The job that closes looks every quarter of an hour. */
function closeLater(run: Run, life: Life): void {
  const limit = limitOf('supplement-close', run.now, run.stage.calendar(life.matter.competent));
  if (!limit.ok) return;
  const looks = Math.floor(limit.value.deadline.due / LOOK_MS + 1) * LOOK_MS;
  run.later(life, looks, () => {
    if (life.standing !== 'supplement') return;
    run.act(life, 'system', { act: 'close' });
    life.standing = 'ended';
  });
}

/** Against a request or a refusal; a head of the agency that resolves it answers. A refusal ends the dossier either way. */
export function contestLater(run: Run, life: Life): void {
  const isRefused = life.standing === 'submitted';
  const against = life.standing;
  if (isRefused) life.standing = 'returned';
  if (!run.chance(life, 'contested')) {
    if (isRefused) life.standing = 'ended';
    return;
  }
  run.later(life, run.now + life.dice.between(1, 40) * HOUR, () => {
    if (!isRefused && life.standing !== against) return;
    life.objections += 1;
    run.act(life, owner(life), { act: 'contest' });
    const seq = life.objections;
    const seat = { role: 'leader', agency: life.matter.competent } as const;
    run.work(life, { seat, task: 'answer' }, ({ worker }) => {
      const upheld = run.chance(life, 'upheld');
      run.act(life, officer(worker), { act: 'answer-objection', seq, upheld });
      if (isRefused) life.standing = 'ended';
    });
  });
}
