import { extend, limitOf, parseTerm } from '#deadline/index.ts';
import { openWays, type ProcessStep, type SupplementItem, stepAfter } from '#dossier/index.ts';
import { addDays, dateAt, type Instant, instantOf } from '#kernel/time.ts';
import {
  type Around,
  act,
  agencyOf,
  calendarAt,
  change,
  enter,
  here,
  hold,
  type Life,
  leave,
  NOT_YET,
  open,
  pass,
  runClock,
  somebody,
  wait,
} from './life.ts';
import { decideResult, finish } from './result.ts';

/** How often what happens, of a hundred dossiers: near what provinces publish, for a history that has every state. */
const SHARES = {
  withdrawn: 0.015,
  refused: 0.025,
  incomplete: 0.05,
  supplement: 0.08,
  unanswered: 0.12,
  stopped: 0.01,
  late: 0.06,
  extended: 0.4,
  noted: 0.04,
};

/** Lives one dossier from its submission until it has ended or the period has. */
export function live(life: Life, around: Around): void {
  try {
    if (receive(life, around)) process(life, around);
  } catch (stop) {
    if (stop !== NOT_YET) throw stop;
  }
}

const citizen = ({ person }: Life) => `citizen:${person.id}`;

/** False when it ended before it was received. */
function receive(life: Life, around: Around): boolean {
  const { dossier, dice } = life;
  const centre = dossier.receivingAgency;
  if (dossier.channel === 1) return accept(life, around, dossier.madeBy.slice('officer:'.length));
  if (dice.chance(SHARES.withdrawn)) {
    wait(life, dice.next() * 3);
    return end(life, around, 'withdraw', 'withdrawn', 'Tôi nộp nhầm thủ tục, xin rút lại hồ sơ.');
  }
  if (dice.chance(SHARES.incomplete) && !askBefore(life, around)) return false;
  pass(life, around, centre, dice.between(10, dice.chance(0.95) ? 420 : 900));
  const officer = somebody(life, around, 'receiver', centre).id;
  return dice.chance(SHARES.refused) ? refuse(life, around, officer) : accept(life, around, officer);
}

function accept(life: Life, around: Around, officer: string): boolean {
  const facts: Record<string, unknown> = {};
  act(life, around, 'accept', `officer:${officer}`, facts);
  const agency = life.dossier.receivingAgency;
  open(life, { step: 'receive', name: 'Tiếp nhận', agency, role: 'receiver', officer, due: null });
  change(life, { receivedAt: life.at, competentAt: null, step: 'receive', holder: officer });
  runClock(life, around);
  facts['due'] = life.dossier.due;
  return true;
}

function refuse(life: Life, around: Around, officer: string): false {
  const ground =
    life.matter.grounds[0] ??
    'Thủ tục không thuộc thẩm quyền giải quyết của cơ quan (NĐ 118/2025/NĐ-CP, Điều 17 khoản 2)';
  act(life, around, 'refuse', `officer:${officer}`, { ground });
  const reason = 'Hồ sơ không đáp ứng điều kiện nêu trên; đã giải thích cho người nộp.';
  life.ending = { kind: 'refused', ground, reason, at: life.at, by: `officer:${officer}` };
  change(life, { endedAt: life.at, answerDue: null, holder: null });
  return false;
}

function end(
  life: Life,
  around: Around,
  name: 'withdraw' | 'stop' | 'close',
  kind: 'withdrawn' | 'stopped' | 'closed',
  reason: string,
): false {
  const by = name === 'close' ? 'system:dossier' : citizen(life);
  act(life, around, name, by, { kind });
  life.ending = { kind, ground: null, reason, at: life.at, by };
  leave(life, 'stopped');
  change(life, { endedAt: life.at, answerDue: null, stepDue: null, holder: null });
  return false;
}

function itemsOf({ sample, dice }: Life): SupplementItem[] {
  const part = sample.needed[0];
  const reason = dice.pick(['missing', 'unreadable', 'wrong', 'expired', 'unsigned'] as const);
  return part
    ? [{ kind: 'component', id: part.id, reason, label: part.label.vi }]
    : [{ kind: 'field', id: 'filerPhone', reason: 'wrong', label: 'Số điện thoại của người nộp' }];
}

function request(life: Life, around: Around, officer: string, stage: 'before' | 'processing'): void {
  const [items, round] = [itemsOf(life), life.requests.length + 1];
  const calendar = calendarAt(around, life.dossier.competentAgency);
  const limit = stage === 'processing' ? limitOf('supplement-close', life.at, calendar) : undefined;
  const closeDue: Instant | null = limit?.ok ? limit.value.deadline.due : null;
  const asked = items.map(({ kind, id, reason }) => ({ kind, id, reason }));
  const by = `officer:${officer}`;
  act(life, around, 'ask-supplement', by, { round, stage, asked, ground: null, closeDue });
  life.requests.push({ round, stage, items, ground: null, askedAt: life.at, askedBy: by, closeDue, answeredAt: null });
  if (stage === 'processing') leave(life, 'supplement');
  change(life, { answerDue: null });
  runClock(life, around);
}

function answer(life: Life, around: Around): void {
  const asked = life.requests.at(-1);
  if (!asked) return;
  const by = citizen(life);
  const wanted = asked.items.filter(({ kind }) => kind === 'component');
  const files = wanted.map(() => life.dice.pick(around.files));
  act(life, around, 'answer-supplement', by, { round: asked.round, files: files.map(({ sha256 }) => sha256) });
  for (const [index, { id }] of wanted.entries()) {
    const paper = life.dice.uuid(life.at);
    for (const old of life.papers) if (old.component === id && old.replacedBy === null) old.replacedBy = paper;
    const file = files[index] as (typeof files)[number];
    life.papers.push({
      ...{ id: paper, component: id, origin: 'citizen', kind: 'file', file, name: file.name },
      ...{ at: life.at, by, round: asked.round, replacedBy: null },
    });
  }
  life.earlier.push({ at: life.at, by, round: asked.round });
  asked.answeredAt = life.at;
  if (life.dossier.state === 'processing') enter(life, around, here(life), 'done', life.dossier.holder);
  else change(life, { answerDue: answerLimit(life, around) });
  runClock(life, around);
}

/** Until when an online dossier is answered: eight working hours of the centre (NĐ 118/2025 Đ17.2c). */
export function answerLimit({ dossier, at }: Life, around: Around): Instant | null {
  if (dossier.channel === 1) return null;
  const limit = limitOf('online-answer', at, calendarAt(around, dossier.receivingAgency));
  return limit.ok ? limit.value.deadline.due : null;
}

function askBefore(life: Life, around: Around): boolean {
  const centre = life.dossier.receivingAgency;
  pass(life, around, centre, life.dice.between(10, 400));
  request(life, around, somebody(life, around, 'receiver', centre).id, 'before');
  wait(life, life.dice.between(2, life.dice.chance(SHARES.unanswered) ? 3_000 : 96));
  answer(life, around);
  return true;
}

/** Working minutes this dossier takes, of the term its procedure has. */
function effort({ matter, dice }: Life): number {
  const term = matter.term === null ? undefined : parseTerm(matter.term);
  const { amount, unit } = term?.ok ? term.value : { amount: 5, unit: 'wd' as const };
  const minutes = amount * ({ wd: 480, wh: 60, d: 330, h: 20 }[unit as string] ?? 480);
  return minutes * (dice.chance(SHARES.late) ? 1.05 + dice.next() : 0.25 + 0.6 * dice.next());
}

function process(life: Life, around: Around): void {
  const { dice } = life;
  const receiver = `officer:${life.dossier.holder}`;
  pass(life, around, life.dossier.receivingAgency, dice.between(5, 150));
  const first = life.dossier.process.steps.find(({ kind }) => kind !== 'receive') as ProcessStep;
  const agency = agencyOf(first, life.dossier);
  act(life, around, 'hand-over', receiver, { step: first.id, agency });
  change(life, { competentAt: life.at });
  enter(life, around, first);
  runClock(life, around);
  const minutes = effort(life);
  if (dice.chance(SHARES.stopped)) {
    wait(life, dice.between(3, 60));
    end(life, around, 'stop', 'stopped', 'Gia đình không còn nhu cầu, xin dừng giải quyết.');
    return;
  }
  for (let guard = 0; here(life).kind !== 'return'; guard += 1) {
    if (guard > 30) throw new Error(`${life.matter.procedure}: its process does not end`);
    if (!work(life, around, minutes)) return;
  }
  finish(life, around);
}

/** What is done at the step the dossier stands in. False when it ended there. */
function work(life: Life, around: Around, minutes: number): boolean {
  const step = here(life);
  if (step.kind === 'assign') assign(life, around, step);
  else if (step.kind === 'sign' || step.kind === 'number') decideResult(life, around, step);
  else return examine(life, around, step, minutes);
  return true;
}

function assign(life: Life, around: Around, step: ProcessStep): void {
  const { dossier, dice } = life;
  const target = stepAfter(dossier, step.id) as ProcessStep;
  const officer = somebody(life, around, target.role, agencyOf(target, dossier)).id;
  const head = somebody(life, around, step.role, agencyOf(step, dossier)).id;
  pass(life, around, agencyOf(step, dossier), dice.between(10, 200));
  act(life, around, 'assign', `officer:${head}`, {
    ...{ from: dossier.holder, to: officer, step: target.id, left: step.id },
  });
  enter(life, around, target, 'done', officer);
}

function examine(life: Life, around: Around, step: ProcessStep, minutes: number): boolean {
  const { dice } = life;
  const agency = agencyOf(step, life.dossier);
  const officer = hold(life, around);
  const by = `officer:${officer.id}`;
  const isFirst = step.kind === 'examine' && life.decisions.length === 0;
  if (isFirst) {
    if (life.requests.length === 0 && dice.chance(SHARES.supplement) && !supplement(life, around, officer.id))
      return false;
    if (dice.chance(SHARES.noted)) note(life, around, by);
    pass(life, around, agency, minutes * 0.7);
    prolong(life, around);
    draft(life, around, by);
  }
  pass(life, around, agency, dice.between(5, 120));
  const target = stepAfter(life.dossier, step.id, dice.pick(openWays(life.dossier, step.id)).to) as ProcessStep;
  act(life, around, 'advance', by, { from: step.id, to: target.id });
  enter(life, around, target);
  return true;
}

function supplement(life: Life, around: Around, officer: string): boolean {
  const { dice } = life;
  pass(life, around, life.dossier.competentAgency, dice.between(30, 700));
  request(life, around, officer, 'processing');
  const due = life.requests.at(-1)?.closeDue ?? null;
  if (dice.chance(SHARES.unanswered) && due !== null) {
    life.at = due;
    wait(life, 0.3);
    return end(life, around, 'close', 'closed', 'Quá 15 ngày không bổ sung, hoàn thiện hồ sơ (NĐ 118/2025 Đ19.5)');
  }
  wait(life, dice.between(2, 200));
  answer(life, around);
  return true;
}

function note(life: Life, around: Around, by: string): void {
  pass(life, around, life.dossier.competentAgency, life.dice.between(1, 60));
  const id = life.dice.uuid(life.at);
  act(life, around, 'note', by, { id });
  life.note = { id, at: life.at, by, text: 'Đã gọi điện cho người nộp, hẹn trao đổi thêm.' };
}

function draft(life: Life, around: Around, by: string): void {
  const grants = life.dice.chance(0.95);
  const ground = grants ? null : (life.matter.grounds[0] ?? 'Không đủ điều kiện theo quy định.');
  const seq = life.decisions.length + 1;
  const drafted = act(life, around, 'draft-decision', by, { seq, grants, ground });
  life.decisions.push({
    ...{ seq, grants, ground, drafted, corrects: null, reason: null },
    title: grants ? 'Thông báo kết quả giải quyết' : 'Thông báo không giải quyết',
    body: grants ? `Đồng ý giải quyết hồ sơ về ${life.matter.name}.` : `Không giải quyết hồ sơ về ${life.matter.name}.`,
  });
}

/** Who will be late says so the working day before at the latest, once (NĐ 118/2025 Đ19.6). */
function prolong(life: Life, around: Around): void {
  const { dossier, dice } = life;
  if (dossier.due === null || life.at <= dossier.due || !dice.chance(SHARES.extended)) return;
  const calendar = calendarAt(around, dossier.competentAgency);
  const before = life.trail.at(-1)?.at ?? life.at;
  const [lateAt, newDue] = [life.at, instantOf(addDays(dateAt(life.at), 3), 17 * 60)];
  const at = Math.max(before + 60_000, instantOf(addDays(dateAt(dossier.due), -4), 9 * 60)) as Instant;
  if (!extend({ due: dossier.due, newDue, at, extensionsSoFar: 0 }, calendar).ok) return;
  life.at = at;
  const leader = `officer:${somebody(life, around, 'leader', dossier.competentAgency).id}`;
  act(life, around, 'extend', leader, { from: dossier.due, to: newDue });
  const reason = 'Phải xác minh thực địa, cần thêm thời gian.';
  life.extension = { from: dossier.due, to: newDue, reason, at, by: leader };
  runClock(life, around);
  life.at = lateAt;
}
