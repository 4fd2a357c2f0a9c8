import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registeredSigns, type SignCursor, setSign } from '#agency/index.ts';
import { inTransaction } from '#db/transaction.ts';
import { bookFor, booksFor, numberingOffices } from '#dossier/index.ts';
import { localDate } from '#kernel/time.ts';
import { enterNumber, nextInRegister } from '../../src/dossier/sql/issued.ts';
import { actsOf } from '../world/acts.ts';
import { type Case, fileOne, officer, openCase } from '../world/case.ts';

const PAGE = { year: 2026, series: 'KQ', before: 1_000_000, limit: 100 };

/** A dossier brought to where the clerk gives it a number. */
async function readyToNumber(world: Case): Promise<string> {
  const code = await fileOne(world);
  const acts = actsOf(world);
  const way = [
    'accept',
    'hand-over',
    'claim',
    'assign',
    'draft-decision',
    'advance',
    'claim',
    'advance',
    'claim',
    'sign',
  ];
  for (const act of way) {
    const done = await acts[act as keyof typeof acts](code);
    assert.ok(done.ok, `${act}: ${JSON.stringify(done)}`);
  }
  return code;
}

test('numbers taken by many at once, some undone, have no gap and none twice', async (t) => {
  const world = await openCase(t);
  const { app } = world;
  const code = await readyToNumber(world);
  await app.read.query(
    `insert into decision (realm, code, seq, grants, title, body, drafted_at, drafted_by)
     select $1, $2, n, true, 'Giấy chứng nhận', 'Thử', now(), 'system:test' from generate_series(2, 81) n`,
    [app.realm, code],
  );
  const takeOne = (seq: number) =>
    inTransaction(app, 'system:test', async (tx) => {
      const taken = await nextInRegister(tx, 'H48.14.05', 2026, 'KQ');
      await enterNumber(tx, taken, { code, seq, written: `${taken.number}/KQ-CCTS`, isRegistered: false });
      if (seq % 3 === 0) throw new Error('the machine stopped');
    });
  const done = await Promise.allSettled(Array.from({ length: 80 }, (_, at) => takeOne(at + 2)));
  const kept = done.filter(({ status }) => status === 'fulfilled').length;
  assert.equal(kept, 53);
  const { rows } = await app.read.query<{ number: number }>(
    'select number from issued_number where realm = $1 order by number',
    [app.realm],
  );
  assert.deepEqual(
    rows.map(({ number }) => number),
    Array.from({ length: kept }, (_, at) => at + 1),
  );
});

test('the database itself refuses a number that leaves one out, and nobody may change or remove one', async (t) => {
  const world = await openCase(t);
  const { app } = world;
  const code = await readyToNumber(world);
  const enter = (number: number) =>
    inTransaction(app, 'system:test', (tx) =>
      enterNumber(
        tx,
        { agency: 'H48.14.05', year: 2026, series: 'KQ', number },
        { code, seq: 1, written: `${number}/KQ-CCTS`, isRegistered: false },
      ),
    );
  await assert.rejects(enter(2), /issued_number/);
  await enter(1);
  await assert.rejects(app.read.query('delete from issued_number'), /permission denied/);
  await assert.rejects(app.read.query("update issued_number set written = '9/KQ-X'"), /permission denied/);
});

test('the clerk reads the book of the own office; a clerk elsewhere finds none', async (t) => {
  const world = await openCase(t);
  const { app, clerk, leader, handler } = world;
  const registered = { agency: 'H48.14.05', sign: 'CCTS', basis: 'Quyết định mẫu của bản thử' };
  assert.deepEqual(
    await setSign(app, 'system:test', { ...registered, sign: 'ccts', validFrom: localDate('2026-01-01') }),
    {
      ...{ ok: false, code: 'sign-wrong', facts: { sign: 'ccts' } },
    },
  );
  const codes = [await readyToNumber(world), await readyToNumber(world)];
  assert.ok((await actsOf(world).number(codes[0] as string)).ok);
  assert.ok(
    (await setSign(app, 'system:test', { ...registered, sign: 'CCTSQN', validFrom: localDate('2026-01-01') })).ok,
  );
  assert.ok((await actsOf(world).number(codes[1] as string)).ok);

  const [book] = await booksFor(app.read, app.realm, clerk, { limit: 10 });
  assert.deepEqual([book?.agency, book?.year, book?.series, book?.last], ['H48.14.05', 2026, 'KQ', 2]);
  const rows = await bookFor(app.read, app.realm, clerk, { ...PAGE, agency: 'H48.14.05' });
  assert.deepEqual(
    rows.map(({ written, isRegistered, code }) => [written, isRegistered, code]),
    [
      ['02/KQ-CCTSQN', true, codes[1]],
      ['01/KQ-CCTS', false, codes[0]],
    ],
  );
  assert.equal((await bookFor(app.read, app.realm, clerk, { ...PAGE, agency: 'H48.14.05', before: 2 })).length, 1);
  assert.equal((await bookFor(app.read, app.realm, leader, { ...PAGE, agency: 'H48.14.05' })).length, 2);

  const elsewhere = await officer(app, 'Hồ Văn Nơi Khác', ['clerk', 'H48.03.01']);
  for (const stranger of [elsewhere, handler]) {
    assert.deepEqual(await booksFor(app.read, app.realm, stranger, { limit: 10 }), []);
    assert.deepEqual(await bookFor(app.read, app.realm, stranger, { ...PAGE, agency: 'H48.14.05' }), []);
  }
});

test('signs are registered with a basis, by either code of the office, from a day on which it exists; listed page by page', async (t) => {
  const world = await openCase(t);
  const { app } = world;
  const set = async (agency: string, sign: string, day: string, basis = 'Quyết định mẫu của bản thử') => {
    const done = await setSign(app, 'system:test', { agency, sign, basis, validFrom: localDate(day) });
    return done.ok ? 'done' : done.code;
  };
  assert.equal(await set('H48.99.99', 'XX', '2026-01-01'), 'unit-unknown');
  assert.equal(await set('H48.14.05', 'CCTS', '2026-01-01', '  '), 'basis-missing');
  assert.equal(await set('H48.14.05', 'CCTS', '2001-01-01'), 'agency-not-yet');
  assert.equal(await set('000.05.14.H48', 'CCTSCU', '2026-01-01'), 'done');
  assert.equal(await set('H48.14.05', 'CCTSQN', '2026-02-01'), 'done');
  const page = (after?: SignCursor) => registeredSigns(app.read, app.realm, { after, limit: 2 });
  const all: string[] = [];
  for (let found = await page(); found.length > 0; found = await page(found.at(-1)))
    all.push(...found.map(({ agency, sign }) => `${agency} ${sign}`));
  assert.deepEqual(all, ['H48 UBND', 'H48.04 STC', 'H48.14 SNNMT', 'H48.14.05 CCTSCU', 'H48.14.05 CCTSQN']);
  assert.deepEqual(await numberingOffices(app.read, app.realm, 2026), []);
  assert.ok((await actsOf(world).number(await readyToNumber(world))).ok);
  assert.deepEqual(await numberingOffices(app.read, app.realm, 2026), ['H48.14.05']);
});
