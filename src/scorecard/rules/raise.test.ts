import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instantOf, localDate } from '#kernel/time.ts';
import { CODES, type Code } from './indicators.ts';
import { raises } from './raise.ts';
import { type Figure, type Sheet, sheetOf } from './sheet.ts';
import { USUAL_READINGS } from './variants.ts';

const sheetWith = (figures: Partial<Record<Code, Figure>>) =>
  sheetOf({ figures, readings: USUAL_READINGS, on: localDate('2026-09-30'), isProvince: true });

const raisesOf = (sheet: Sheet, today = '2026-12-31') =>
  raises(sheet, { next: localDate('2026-10-01') }, instantOf(localDate(today)));

test('what raises the index most comes first, by points for each dossier or procedure, mendable before what has happened', () => {
  const sheet = sheetWith({
    // 6 points: 600 of 1,000 dossiers lack an electronic result: 3.60 points for 600.
    '4.1': { part: 400, whole: 1_000 },
    // 2 points at 80 %: 10 of 20 have it, 16 are enough: 0.75 points for 6 procedures.
    '3.5': { part: 10, whole: 20 },
    // 20 points: 50 of 1,000 were late: 1.00 point, but it has happened.
    '2.1': { part: 950, whole: 1_000 },
    // Nothing is lost: not there. Nothing to count: not there.
    '1.3': { part: 5, whole: 5 },
    '4.3': { part: 0, whole: 0 },
  });
  assert.deepEqual(
    raisesOf(sheet).map(({ code, need, gain, when, member }) => [code, need, gain, when, member]),
    [
      ['3.5', 6, 75, 'now', 'procedure'],
      ['4.1', 600, 360, 'now', 'dossier'],
      ['2.1', 50, 100, 'past', 'dossier'],
    ],
  );
});

test('while its period runs, what is open and in time can still be ended in time; the day after it has happened', () => {
  const late = sheetWith({ '2.1': { part: 950, whole: 1_000 } });
  assert.deepEqual(
    ['2026-09-30', '2026-10-01'].map((day) => raisesOf(late, day).map(({ when }) => when)),
    [['open'], ['past']],
  );
});

test('an indicator another share holds down promises no more than it can give', () => {
  // 3.3 gives all from 50 %, times the share synced: half of all were, so all online gives 6 · 1 · 0.5 ÷ 0.5 = 6 points.
  const [half] = raisesOf(sheetWith({ '3.3': { part: 20, whole: 100, factor: { part: 50, whole: 100 } } }));
  assert.deepEqual([half?.need, half?.gain], [80, 480]);
  const [fifth] = raisesOf(sheetWith({ '3.3': { part: 20, whole: 100, factor: { part: 20, whole: 100 } } }));
  assert.deepEqual([fifth?.need, fifth?.gain], [80, 192]);
});

test('whoever wins what is named gains exactly what is promised, and with one less gains less', () => {
  const figure = fc
    .tuple(fc.nat({ max: 3_000 }), fc.nat({ max: 3_000 }))
    .map(([part, more]): Figure => ({ part, whole: part + more }));
  fc.assert(
    fc.property(fc.constantFrom(...CODES), figure, (code, one) => {
      const sheet = sheetWith({ [code]: one });
      for (const { need, gain } of raisesOf(sheet)) {
        const after = (more: number) => sheetWith({ [code]: { ...one, part: one.part + more } }).score - sheet.score;
        assert.ok(need >= 1 && one.part + need <= one.whole);
        assert.equal(after(need), gain);
        assert.ok(after(need - 1) < gain);
      }
    }),
  );
});
