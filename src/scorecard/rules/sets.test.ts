import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type ClockRecord, nationalCalendar } from '#deadline/index.ts';
import { type Instant, instant, localDate, parseInstant } from '#kernel/time.ts';
import {
  type Change,
  type Contribution,
  changesOf,
  contributionOf,
  entriesOf,
  isSame,
  patternOf,
  readEntry,
  summed,
  unitsOf,
} from './contribution.ts';
import type { DossierFact, PetitionFact, PublicationFact } from './facts.ts';
import { decidedAt, figuresOf, type Known, type Sides, setsOf, type Tallied } from './figures.ts';
import { INDICATORS, SOURCES } from './indicators.ts';
import { DOSSIER_MARKS, type DossierMark, isLost, judged, onTimeIn, procedureMarksOf, sidesOf } from './judge.ts';
import { type Period, parsePeriod } from './periods.ts';
import { disclosedInTime, petitionsAbout, petitionsContent, petitionsInTime, publishedInTime } from './publications.ts';
import { sheetOf } from './sheet.ts';
import { USUAL_READINGS } from './variants.ts';

const calendar = nationalCalendar();
const at = (text: string): Instant => parseInstant(`2026-${text.replace(' ', 'T')}:00+07:00`) as Instant;
const period = (key: string): Period => parsePeriod(key) as Period;
const ground = { by: 'chị Hoa', article: 'NĐ 118/2025 Đ19.5' };

/** Anh Minh's clock: received Friday 18/9 at 14:00, five working days, promised for Friday 25/9 at 17:00. */
const minh: ClockRecord = {
  receipt: { complete: at('09-18 14:00') },
  term: { amount: 5, unit: 'wd' },
  promised: at('09-25 17:00'),
  supplements: [],
  pauses: [],
  endings: [],
};
const plain: DossierFact = {
  ...{ code: 'H48.14.05-260918-0001', unit: 'H48.14.05', procedure: '1.003634', receivedAt: at('09-18 14:00') },
  field: 'Hộ tịch',
  ...{ channel: 2, clock: minh, apologised: false, returnsPaper: true, wholeOnline: false, hasFile: true },
  ...{ resultFile: false, reused: false, personalStore: false, population: false, synced: false },
  ...{ feeDue: false, paidOnline: false, unhappy: false, supplemented: false, stopped: false },
};
const withClock = (clock: Partial<ClockRecord>, fact: Partial<DossierFact> = {}): DossierFact => ({
  ...plain,
  ...fact,
  clock: { ...minh, ...clock },
});
const judge = (fact: DossierFact) => judged(fact, { calendar });
const onTime = (fact: DossierFact, key: string) => onTimeIn(judge(fact), period(key));
const ended = (moment: string) => [{ status: 'processed' as const, at: at(moment) }];
const asked = (requested: string, completed?: string) => ({
  ...ground,
  requested: at(requested),
  ...(completed ? { completed: at(completed) } : {}),
});
const sides = (fact: DossierFact) => {
  const found = sidesOf(fact, judge(fact));
  return Object.fromEntries(DOSSIER_MARKS.map((mark) => [mark, found[mark]?.side]));
};

test('2.1: finished by the promised moment is on time, a minute later is not, in every period', () => {
  for (const key of ['2026-09', '2026-Q3', '2026']) {
    assert.equal(onTime(withClock({ endings: ended('09-25 17:00') }), key), true, key);
    assert.equal(onTime(withClock({ endings: ended('09-25 17:01') }), key), false, key);
  }
});

test('2.1: still open, a dossier is on time in the month that ends before its date, and late in the year that ends after', () => {
  const open = withClock({ promised: at('10-02 17:00') });
  assert.deepEqual(
    ['2026-09', '2026-Q3', '2026'].map((key) => onTime(open, key)),
    [true, true, false],
  );
});

test('2.1: asked twice and not finished is overdue whatever its date; finished, it is judged by its time', () => {
  const twice = [asked('09-21 09:00', '09-21 10:00'), asked('09-22 09:00')];
  assert.equal(onTime(withClock({ supplements: twice, promised: at('12-31 17:00') }), '2026-09'), false);
  const done = [asked('09-21 09:00', '09-21 10:00'), asked('09-22 09:00', '09-22 10:00')];
  assert.equal(onTime(withClock({ supplements: done, endings: ended('09-25 19:00') }), '2026-09'), true);
});

test('2.1: a supplement that crosses the period’s end is taken off the time, and the open request ends it', () => {
  const crossing = [asked('09-24 17:00', '10-06 17:00')];
  assert.equal(onTime(withClock({ supplements: crossing, endings: ended('10-07 16:59') }), '2026-Q3'), true);
  assert.equal(onTime(withClock({ supplements: crossing, endings: ended('10-07 17:01') }), '2026-Q3'), false);
  assert.equal(onTime(withClock({ supplements: [asked('09-24 17:00')] }), '2026-Q3'), true);
});

test('2.1: without a promised date the procedure’s term decides, and without a term nothing can be shown to be on time', () => {
  const { promised: _, ...untold } = minh;
  const fact = (endings: ClockRecord['endings']) => ({ ...plain, clock: { ...untold, endings } });
  assert.equal(onTime(fact(ended('09-25 23:59')), '2026-Q3'), true);
  assert.equal(onTime(fact(ended('09-26 08:00')), '2026-Q3'), false);
  const termless = { ...plain, clock: undefined };
  assert.deepEqual([onTime(termless, '2026-Q3'), sides(termless)['decree']], [false, 'won']);
});

test('the decree and the portal are kept apart: a restart gives the decree a new date and the portal none', () => {
  const fact = withClock({ supplements: [asked('09-23 16:00', '09-24 08:00')], endings: ended('09-30 10:00') });
  assert.deepEqual([sides(fact)['2.1'], sides(fact)['decree']], ['lost', 'won']);
});

test('the decree counts a running dossier late from midnight after its date, without any act', () => {
  const { decree } = judge(plain);
  assert.equal(isLost(decree, at('09-25 23:59')), false);
  assert.equal(isLost(decree, instant(at('09-26 00:00') + 1)), true);
});

test('who is told of a new date has still been kept waiting: the decree counts by the date before the extension', () => {
  const extension = { ...ground, due: at('10-02 17:00'), decided: at('09-25 10:00') };
  const decree = (endings: ClockRecord['endings']) => judge(withClock({ extension, endings })).decree;
  assert.deepEqual(decree(ended('09-30 10:00')).side, 'lost');
  assert.deepEqual(decree(ended('09-25 11:00')).side, 'won');
  assert.deepEqual(
    [isLost(decree([]), at('09-25 23:59')), isLost(decree([]), instant(at('09-26 00:00') + 1))],
    [false, true],
  );
  const late = sides(withClock({ extension, endings: ended('09-30 10:00') }, { apologised: true }));
  assert.deepEqual([late['decree'], late['apology']], ['lost', 'lost'], 'overdue, with an apology');
});

test('an apology leaves the dossier where it stands and is counted beside it', () => {
  assert.equal(sides(plain)['apology'], undefined);
  const late = withClock({ endings: ended('09-29 10:00') }, { apologised: true });
  assert.deepEqual([sides(late)['decree'], sides(late)['apology']], ['lost', 'lost']);
});

test('3.3 and 4.1: a result on paper alone is no electronic result, and a procedure without one needs none', () => {
  const of = (fact: Partial<DossierFact>) => sides({ ...plain, ...fact });
  assert.deepEqual([of({})['3.3'], of({})['4.1'], of({})['online']], ['lost', 'lost', 'won']);
  assert.deepEqual([of({ resultFile: true })['3.3'], of({ resultFile: true })['4.1']], ['won', 'won']);
  assert.deepEqual([of({ returnsPaper: false })['3.3'], of({ returnsPaper: false })['4.1']], ['won', undefined]);
  for (const channel of [1, 3]) assert.equal(of({ channel, resultFile: true })['3.3'], 'lost');
});

test('4.2 needs a file of what was handed in and a file of the result', () => {
  const of = (hasFile: boolean, resultFile: boolean) => sides({ ...plain, hasFile, resultFile })['4.2'];
  assert.deepEqual([of(true, true), of(true, false), of(false, true)], ['won', 'lost', 'lost']);
});

test('3.6 has only dossiers with a fee above 0, and procedures are counted for what their dossiers did', () => {
  const paid = { ...plain, feeDue: true, paidOnline: true, synced: true };
  assert.deepEqual(
    [sides(plain)['3.6'], sides({ ...plain, feeDue: true })['3.6'], sides(paid)['3.6']],
    [undefined, 'lost', 'won'],
  );
  assert.deepEqual(procedureMarksOf(paid), ['used', 'fee', 'paid']);
  assert.deepEqual(procedureMarksOf({ ...plain, channel: 1, population: true }), ['population']);
});

const decided = (more: Partial<PublicationFact>): PublicationFact => ({
  ...{ procedure: '1.003634', decidedOn: localDate('2026-09-10'), effectiveOn: localDate('2026-09-17') },
  ...{ publicOn: localDate('2026-09-17'), ...more },
});
const q3 = period('2026-Q3');

test('1.1: five working days before its legal basis takes effect; four are too few; plain days count otherwise', () => {
  const won = (facts: PublicationFact[], count: 'working-days' | 'plain-days' = 'working-days') =>
    publishedInTime(facts, q3, count, calendar).won;
  assert.deepEqual(won([decided({})]), ['1.003634']);
  assert.deepEqual(won([decided({ effectiveOn: localDate('2026-09-16') })]), []);
  assert.deepEqual(won([decided({ effectiveOn: localDate('2026-09-16') })], 'plain-days'), ['1.003634']);
  assert.deepEqual(won([decided({ effectiveOn: null })]), [], 'a legal basis nobody dated proves nothing');
});

test('1.1 and 1.2 count days no calendar reaches by their weekends alone, and a decision of years ago breaks nothing', () => {
  const old = decided({ decidedOn: localDate('2019-12-01'), publicOn: localDate('2026-09-10') });
  assert.deepEqual(disclosedInTime([old], q3, 'working-days', calendar).lost, ['1.003634']);
  const friday = { decidedOn: localDate('2019-12-06'), publicOn: localDate('2026-09-10') };
  const far = { decidedOn: localDate('2026-09-10'), effectiveOn: localDate('2090-01-02') };
  assert.deepEqual(publishedInTime([decided(friday), decided(far)], q3, 'working-days', calendar).won, ['1.003634']);
});

test('1.1: the same procedure in two decisions counts once, and one late time makes it late', () => {
  const both = [decided({}), decided({ decidedOn: localDate('2026-09-15') })];
  assert.deepEqual(publishedInTime(both, q3, 'working-days', calendar), { won: [], lost: ['1.003634'] });
  assert.deepEqual(publishedInTime([decided({}), decided({})], q3, 'working-days', calendar).won, ['1.003634']);
});

test('1.2: made public within five working days; what is still to be made public counts and is not in time', () => {
  const of = (more: Partial<PublicationFact>) => disclosedInTime([decided(more)], q3, 'working-days', calendar);
  assert.deepEqual(of({}), { won: ['1.003634'], lost: [] });
  assert.deepEqual(of({ publicOn: localDate('2026-09-18') }), { won: [], lost: ['1.003634'] });
  assert.deepEqual(of({ publicOn: null }), { won: [], lost: ['1.003634'] });
  assert.deepEqual(of({ publicOn: localDate('2026-10-01') }), { won: [], lost: [] });
});

const petition = (more: Partial<PetitionFact>): PetitionFact => ({
  ...{ code: 'PA-1', unit: 'H48.14', receivedOn: localDate('2026-09-01'), dueOn: localDate('2026-09-22') },
  ...{ handledOn: null, unhappy: false, about: null, ...more },
});

test('5.2 and 5.3: within its time a petition is in time; overdue it is neither in time nor satisfied; twice is once', () => {
  const count = (facts: PetitionFact[], today: string) => [
    petitionsInTime(facts, q3, localDate(today)).won.length,
    petitionsContent(facts, q3, localDate(today)).won.length,
  ];
  assert.deepEqual(count([petition({})], '2026-09-22'), [1, 1]);
  assert.deepEqual(count([petition({})], '2026-09-23'), [0, 0]);
  assert.deepEqual(count([petition({ handledOn: localDate('2026-09-20'), unhappy: true })], '2026-10-30'), [1, 0]);
  assert.deepEqual(count([petition({}), petition({ receivedOn: localDate('2026-09-05') })], '2026-09-10'), [1, 1]);
  assert.deepEqual(count([petition({ receivedOn: localDate('2026-10-01') })], '2026-09-10'), [0, 0]);
});

const moments = fc.integer({ min: at('07-01 00:00'), max: at('12-31 23:00') }).map((ms) => instant(ms - (ms % 60_000)));
const someFact: fc.Arbitrary<DossierFact> = fc
  .record({
    number: fc.integer({ min: 1, max: 9_999 }),
    unit: fc.constantFrom('H48.14.05', 'H48.14', 'H48.61.04', 'G01.48.01', 'H48'),
    procedure: fc.constantFrom('1.003634', '1.003650', '2.000635'),
    receivedAt: moments,
    channel: fc.constantFrom(1, 2, 3),
    lasts: fc.option(fc.integer({ min: 0, max: 60 * 86_400_000 }), { nil: undefined }),
    asked: fc.integer({ min: 0, max: 2 }),
    hasTerm: fc.boolean(),
    flags: fc.array(fc.boolean(), { minLength: 13, maxLength: 13 }),
  })
  .map(({ number, unit, procedure, receivedAt, channel, lasts, asked: times, hasTerm, flags }) => {
    const [a, b, c, d, e, f, g, h, i, j, k, l, m] = flags.map(Boolean);
    const requests = Array.from({ length: times }, (_, nth) => ({
      ...ground,
      requested: instant(receivedAt + (nth + 1) * 3_600_000),
      completed: instant(receivedAt + (nth + 1) * 3_600_000 + 600_000),
    }));
    const clock: ClockRecord = {
      ...{ receipt: { complete: receivedAt }, term: { amount: 5, unit: 'wd' }, pauses: [], supplements: requests },
      promised: instant(receivedAt + 7 * 86_400_000),
      endings: lasts === undefined ? [] : [{ status: 'processed', at: instant(receivedAt + 8 * 3_600_000 + lasts) }],
    };
    return {
      ...{ code: `${unit}-260918-${number}`, unit, procedure, receivedAt, channel, clock: hasTerm ? clock : undefined },
      ...{ apologised: !!a, returnsPaper: !!b, wholeOnline: !!c, hasFile: !!d, resultFile: !!e, reused: !!f },
      ...{ personalStore: !!g, population: !!h, synced: !!i, feeDue: !!j, paidOnline: !!k, unhappy: !!l },
      ...{ field: procedure === '2.000635' ? 'Hộ tịch' : 'Đất đai', supplemented: times > 0, stopped: !!m },
    };
  });
const someFacts = fc.uniqueArray(someFact, { maxLength: 12, selector: ({ code }) => code });

/** Tallies as the fold would keep them. */
function tallied(facts: readonly DossierFact[], of: Period, now: Instant) {
  const all = facts.map((fact) => contributionOf(fact, { calendar }));
  const changes = summed(changesOf('H48', all, 1));
  return { all, changes, ...countsOf(changes, of, now) };
}

function countsOf(changes: readonly Change[], of: Period, now: Instant) {
  const mine = changes.filter(({ period: key }) => key === of.key);
  const byUnit = new Map<string, Tallied>();
  for (const { unit, side, until, by, ...one } of mine.filter(
    ({ procedure, field }) => procedure === '' && field === '',
  )) {
    const mark = one.mark as DossierMark;
    const isWon = side === 'won' || (side === 'until' && until !== null && decidedAt(mark, of, now) <= until);
    const { won, lost }: Sides = byUnit.get(unit)?.[mark] ?? { won: 0, lost: 0 };
    const sides = isWon ? { won: won + by, lost } : { won, lost: lost + by };
    byUnit.set(unit, { ...byUnit.get(unit), [mark]: sides });
  }
  return { byUnit };
}

const three = ['1.003634', '1.003650', '2.000635'];
const catalogue = { all: three, full: three, online: three, fee: three, forPersons: three };
const procedures = { used: three, fee: three, paid: [], population: [] };
const known = (found: Known['tallied']): Known => ({
  ...{ tallied: found, catalogue, procedures, sources: new Set(SOURCES) },
  ...{ reported: null, published: { won: [], lost: [] }, disclosed: { won: [], lost: [] } },
  ...{
    petitions: { inTime: { won: [], lost: [] }, content: { won: [], lost: [] } },
    certifying: { won: [], lost: ['H48.61'] },
  },
});
const year = period('2026');
const now = at('12-31 23:30');
const sheetFor = (facts: readonly DossierFact[]) => {
  const { byUnit } = tallied(facts, year, now);
  const figures = figuresOf(known(byUnit.get('H48') ?? {}), USUAL_READINGS, year);
  return sheetOf({ figures, readings: USUAL_READINGS, on: localDate('2026-12-31'), isProvince: true });
};

test('every score lies between nothing and its maximum, whatever the dossiers', () =>
  fc.assert(
    fc.property(someFacts, (facts) => {
      for (const { rows } of sheetFor(facts).groups)
        for (const { score, max, code } of rows)
          assert.ok(score === null || (score >= 0 && score <= max * 100), `${code} ${score}`);
    }),
    { numRuns: 60 },
  ));

test('one more dossier on time never lowers the score of progress', () =>
  fc.assert(
    fc.property(someFacts, (facts) => {
      const progress = (all: readonly DossierFact[]) => sheetFor(all).groups[1]?.score ?? 0;
      const more = { ...withClock({ endings: ended('09-24 09:00') }), code: 'H48.14.05-260918-10000' };
      if (facts.length > 0) assert.ok(progress([...facts, more]) >= progress(facts));
    }),
    { numRuns: 60 },
  ));

test('the lists of each set have as many dossiers as the figure says, for every unit', () =>
  fc.assert(
    fc.property(someFacts, (facts) => {
      const { all, byUnit } = tallied(facts, year, now);
      for (const unit of new Set(facts.flatMap((fact) => unitsOf('H48', fact.unit))))
        for (const mark of DOSSIER_MARKS) {
          const inside = all.filter((one) => unitsOf('H48', one.unit).includes(unit));
          const entries = inside.flatMap((one) => one.entries.map(readEntry)).filter((one) => one.mark === mark);
          const lost = entries.filter(({ side }) => isLost(side, decidedAt(mark, year, now))).length;
          const figure = byUnit.get(unit)?.[mark] ?? { won: 0, lost: 0 };
          assert.deepEqual([figure.won, figure.lost], [entries.length - lost, lost], `${unit} ${mark}`);
        }
    }),
    { numRuns: 40 },
  ));

test('what a dossier counts as is its pattern with its moments, and a pattern has no moment in it', () =>
  fc.assert(
    fc.property(someFacts, (facts) => {
      for (const { entries } of facts.map((fact) => contributionOf(fact, { calendar }))) {
        const pattern = patternOf(entries);
        assert.deepEqual(entriesOf(pattern), entries);
        for (const side of pattern.sides) assert.match(side, /^[^|]+\|(won|lost|until)$/);
      }
    }),
  ));

test('taken out, a dossier leaves nothing behind, and tallies do not care for the order', () =>
  fc.assert(
    fc.property(someFacts, (facts) => {
      const all = facts.map((fact) => contributionOf(fact, { calendar }));
      const inAndOut = [...changesOf('H48', all, 1), ...all.flatMap((one) => [...changesOf('H48', [one], -1)])];
      assert.deepEqual(summed(inAndOut), []);
      const there = (list: readonly Contribution[]) => summed(changesOf('H48', list, 1));
      assert.deepEqual(there(all), there(all.toReversed()));
      for (const one of all) assert.ok(isSame(one, structuredClone(one)));
    }),
    { numRuns: 40 },
  ));

test('an agency’s dossier counts for all above it and for the province, also where its code begins elsewhere', () => {
  assert.deepEqual(unitsOf('H48', 'H48.14.05'), ['H48', 'H48.14', 'H48.14.05']);
  assert.deepEqual(unitsOf('H48', 'G01.48.01'), ['H48', 'G01', 'G01.48', 'G01.48.01']);
});

test('an indicator without its source is not in the figures at all', () => {
  const figures = figuresOf({ ...known({}), sources: new Set(['dossiers', 'catalogue']) }, USUAL_READINGS, year);
  const expected = INDICATORS.filter(({ sources }) => sources.every((one) => ['dossiers', 'catalogue'].includes(one)));
  assert.deepEqual(Object.keys(figures).toSorted(), expected.map(({ code }) => code).toSorted());
});

test('1.4 takes the larger of what was reported and what arrived, and 5.4 subtracts each share once', () => {
  const found = { '1.4': { won: 8, lost: 4 }, '2.1': { won: 90, lost: 10 }, '5.4': { won: 95, lost: 5 } };
  const figures = figuresOf({ ...known(found), reported: 10 }, USUAL_READINGS, year);
  assert.deepEqual(
    [figures['1.4'], figures['5.4']],
    [
      { part: 8, whole: 10 },
      { part: 85, whole: 100 },
    ],
  );
  assert.deepEqual(figuresOf(known(found), USUAL_READINGS, year)['1.4'], { part: 8, whole: 8 });
  const worst = { '2.1': { won: 0, lost: 4 }, '5.4': { won: 0, lost: 4 } };
  assert.deepEqual(figuresOf(known(worst), USUAL_READINGS, year)['5.4'], { part: 0, whole: 4 });
});

test('procedures of an indicator are listed by what their dossiers did, and its figure counts that list', () => {
  const some = { ...procedures, fee: ['1.003634', '9.999999'], paid: ['9.999999'], population: ['2.000635'] };
  const all = { ...known({}), procedures: some };
  const sets = setsOf(all, USUAL_READINGS);
  assert.deepEqual(sets['3.5'], { won: ['1.003634'], lost: ['1.003650', '2.000635'] });
  assert.deepEqual(sets['3.5b'], { won: ['9.999999'], lost: ['1.003634'] });
  assert.deepEqual(setsOf(all, { ...USUAL_READINGS, payment: 'fitted' })['3.5b'], { won: [], lost: three });
  assert.deepEqual(figuresOf(all, USUAL_READINGS, year)['4.5b'], { part: 1, whole: 3 });
});

test('petitions are parted by what they are about, each once a period, and those that say nothing stand apart', () => {
  const day = localDate('2026-09-20');
  const about = (code: string, what: 'rules' | 'conduct' | null) => petition({ code, about: what, receivedOn: day });
  const all = [about('P2', 'rules'), about('P1', 'conduct'), about('P3', null), about('P1', 'conduct')];
  const period = { from: localDate('2026-07-01'), next: localDate('2026-10-01') };
  assert.deepEqual(petitionsAbout(all, period), { rules: ['P2'], conduct: ['P1'], unsaid: ['P3'] });
  assert.deepEqual(petitionsAbout(all, { from: period.next, next: localDate('2027-01-01') }).rules, []);
});
