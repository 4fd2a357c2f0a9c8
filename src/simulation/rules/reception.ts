import { startOfTerm } from '#deadline/index.ts';
import type { Instant } from '#kernel/time.ts';
import { enter, onceLain, passOn, startClock } from './handling.ts';
import { type Life, officer, owner, type Run } from './life.ts';
import type { Seat } from './office.ts';
import { answerLater, canBeAsked, contestLater, itemsFor } from './owner.ts';

const HOUR = 3_600_000;
const receivers = ({ centre }: Life): Seat => ({ role: 'receiver', agency: centre });

/** Somebody comes: online at any hour, else to the desk, where one waits one's turn. */
export function arrive(run: Run, life: Life): void {
  if (life.channel === 2) {
    file(run, life);
    if (run.chance(life, 'withdrawn'))
      run.later(life, run.now + life.dice.between(10, 1_800) * 60_000, () => withdraw(run, life));
    look(run, life);
    return;
  }
  run.work(life, { seat: receivers(life), task: 'desk' }, ({ worker }) => {
    file(run, life, worker);
    run.later(life, run.now + life.dice.between(15, 60) * 1_000, () => accept(run, life, worker));
  });
}

type Receiver = Parameters<typeof officer>[0];

function file(run: Run, life: Life, at?: Receiver): void {
  const { matter, channel, person, sample, centre } = life;
  const electronic = channel === 2 && life.dice.chance(0.8);
  const delivery = electronic ? ({ how: 'electronic' } as const) : ({ how: 'centre', where: centre } as const);
  const scanned = channel === 2 || run.chance(life, 'scanned');
  life.standing = 'submitted';
  life.submittedAt = run.now;
  const by = at ? officer(at) : owner(life);
  run.act(life, by, { act: 'file', matter, channel, person, sample, centre, delivery, scanned });
}

function withdraw(run: Run, life: Life): void {
  if (life.standing !== 'submitted') return;
  run.act(life, owner(life), { act: 'withdraw' });
  life.standing = 'ended';
}

/** What came online lies until a receiver looks at it. */
function look(run: Run, life: Life): void {
  onceLain(run, life, 'receive', life.centre, () =>
    run.work(life, { seat: receivers(life), task: 'online' }, ({ worker }) => decide(run, life, worker)),
  );
}

/** The receiver has looked at what came online. */
function decide(run: Run, life: Life, by: Receiver): void {
  if (life.standing !== 'submitted') return;
  if (life.requests === 0 && run.chance(life, 'refused')) {
    run.act(life, officer(by), { act: 'refuse', ground: life.dice.between(0, life.matter.grounds - 1) });
    // What is refused has ended, but may still be contested.
    contestLater(run, life);
    return;
  }
  if (life.requests === 0 && canBeAsked(life) && run.chance(life, 'incomplete')) ask(run, life, by);
  else accept(run, life, by);
}

function ask(run: Run, life: Life, by: Receiver): void {
  life.asked = itemsFor(run, life);
  life.requests += 1;
  life.standing = 'supplement-before';
  run.act(life, officer(by), { act: 'ask-supplement', items: life.asked });
  contestLater(run, life);
  answerLater(run, life, () => {
    life.standing = 'submitted';
    look(run, life);
  });
}

function accept(run: Run, life: Life, by: Receiver): void {
  run.act(life, officer(by), { act: 'accept' });
  life.standing = 'received';
  life.receivedAt = run.now;
  beginTerm(run, life, undefined);
  if (run.chance(life, 'stopped')) run.later(life, run.now + life.dice.between(3, 60) * HOUR, () => stop(run, life));
  // Forgotten on the desk: a working day or two later, against Đ18.2.
  const wait = run.chance(life, 'forgotten') ? life.dice.between(20, 50) * HOUR : 0;
  run.later(life, run.now + wait, () =>
    run.work(life, { seat: receivers(life), task: 'hand-over', only: by }, () => handOver(run, life, by)),
  );
}

/** At reception; of what came in elsewhere, by the rule since 5/8/2026, when the competent agency has it (Đ17.3 as amended). */
function beginTerm(run: Run, life: Life, competent: Instant | undefined): void {
  const { elsewhere, receivedAt: complete, due } = life;
  if (complete === undefined || due !== undefined) return;
  const start = startOfTerm({ complete, elsewhere, ...(competent === undefined ? {} : { competent }) });
  if (start.ok && start.value.at !== undefined) startClock(run, life);
}

function handOver(run: Run, life: Life, by: Receiver): void {
  if (life.standing !== 'received') return;
  run.act(life, officer(by), { act: 'hand-over' });
  life.standing = 'processing';
  life.competentAt = run.now;
  beginTerm(run, life, run.now);
  const first = passOn(life, undefined);
  if (!first) throw new Error(`${life.matter.procedure}: no step after reception`);
  enter(run, life, first);
}

function stop(run: Run, life: Life): void {
  if (!['received', 'processing', 'supplement'].includes(life.standing)) return;
  run.act(life, owner(life), { act: 'stop' });
  life.standing = 'ended';
}
