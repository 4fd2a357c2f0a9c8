import { numberWritten, type ProcessStep, seriesOf, stepAfter } from '#dossier/index.ts';
import { dateAt } from '#kernel/time.ts';
import { type Around, act, agencyOf, change, enter, here, hold, type Life, leave, pass, somebody } from './life.ts';

const SHARES = { unfetched: 0.03, corrected: 0.004 };

/** Signs, or enters in the register: the number itself is taken when the whole batch is known (write.ts). */
export function decideResult(life: Life, around: Around, step: ProcessStep): void {
  const officer = hold(life, around);
  const by = `officer:${officer.id}`;
  const decision = life.decisions.at(-1);
  if (!decision) throw new Error(`${life.matter.procedure}: nothing to sign`);
  pass(life, around, agencyOf(step, life.dossier), life.dice.between(5, 180));
  const { seq, grants } = decision;
  if (step.kind === 'number') {
    const facts = { seq, number: '' };
    act(life, around, 'number', by, facts);
    decision.numbered = { at: life.at, by, written: '', number: 0, facts };
    change(life, { endedAt: life.dossier.endedAt ?? life.at });
    enter(life, around, life.dossier.process.steps.find(({ kind }) => kind === 'return') as ProcessStep);
    return;
  }
  const onward = stepAfter(life.dossier, step.id);
  const isLast = onward?.kind !== 'sign';
  act(life, around, 'sign', by, { seq, grants, signed: isLast });
  if (isLast) decision.signed = { at: life.at, by, name: officer.name, title: 'Thủ trưởng cơ quan' };
  const target = isLast ? life.dossier.process.steps.find(({ kind }) => kind === 'number') : onward;
  enter(life, around, target as ProcessStep);
}

/** A number's place: which register, and when. */
export interface Numbering {
  readonly agency: string;
  readonly year: number;
  readonly series: string;
  readonly at: number;
  /** Puts it in: into the decision and into the trail. */
  take(number: number): void;
}

export const numberingsOf = ({ decisions, dossier, matter }: Life): Numbering[] =>
  decisions.flatMap(({ grants, numbered }) => {
    if (!numbered) return [];
    const series = seriesOf(grants);
    return [
      {
        ...{ agency: dossier.competentAgency, year: Number(dateAt(numbered.at).slice(0, 4)), series, at: numbered.at },
        take(number: number) {
          numbered.written = numberWritten(number, series, matter.sign.sign);
          numbered.number = number;
          numbered.facts['number'] = numbered.written;
        },
      },
    ];
  });

/** Fetched at the centre, or never; now and then a mistake is found and corrected (NĐ 118/2025 Đ23.1). */
export function finish(life: Life, around: Around): void {
  const { dice, dossier } = life;
  if (dice.chance(SHARES.unfetched)) return;
  giveBack(life, around);
  if (!dice.chance(SHARES.corrected)) return;
  pass(life, around, dossier.competentAgency, dice.between(500, 5_000));
  const wrong = life.decisions.at(-1);
  if (!wrong) return;
  const leader = `officer:${somebody(life, around, 'leader', dossier.competentAgency).id}`;
  const drafted = act(life, around, 'correct', leader, { corrects: wrong.seq });
  const { title, body, grants, ground } = wrong;
  life.decisions.push({
    ...{ seq: wrong.seq + 1, title, body, grants, ground, drafted, corrects: wrong.seq },
    reason: 'Sai sót do đánh máy họ tên trong kết quả.',
  });
  enter(life, around, dossier.process.steps.find(({ kind }) => kind === 'examine') as ProcessStep);
  for (let guard = 0; here(life).kind !== 'return' && guard < 30; guard += 1) correctAt(life, around, here(life));
  giveBack(life, around);
}

function correctAt(life: Life, around: Around, step: ProcessStep): void {
  if (step.kind === 'sign' || step.kind === 'number') {
    decideResult(life, around, step);
    return;
  }
  const by = `officer:${hold(life, around).id}`;
  pass(life, around, agencyOf(step, life.dossier), life.dice.between(10, 200));
  const target = stepAfter(life.dossier, step.id) as ProcessStep;
  act(life, around, 'advance', by, { from: step.id, to: target.id });
  enter(life, around, target);
}

function giveBack(life: Life, around: Around): void {
  const { dice, dossier } = life;
  const centre = dossier.receivingAgency;
  const how = dossier.delivery.how;
  pass(life, around, centre, how === 'electronic' ? dice.between(5, 60) : dice.between(30, 2_000));
  const by = `officer:${somebody(life, around, 'receiver', centre).id}`;
  const decision = life.decisions.at(-1);
  if (!decision) return;
  act(life, around, 'return-result', by, { seq: decision.seq, how });
  decision.returned = { at: life.at, by, how };
  leave(life, 'done');
  change(life, { step: null, stepDue: null, holder: null });
}
