import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reader } from '#db/pool.server.ts';
import { ACTS, type ActName, accept, handOver, note } from '#dossier/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { formatInstant, instant, instantOf, MINUTE_MS } from '#kernel/time.ts';
import {
  boardOf,
  choicesIn,
  countsIn,
  DOSSIER_MARKS,
  fieldLines,
  foldAll,
  freezePeriod,
  listOfField,
  membersOf,
  type Period,
  parsePeriod,
  rebuildScore,
  recountScore,
  type SetQuestion,
  USUAL_READINGS,
} from '#scorecard/index.ts';
import { decidedAt } from '../../src/scorecard/rules/figures.ts';
import { endOf } from '../../src/scorecard/rules/periods.ts';
import { actsOf } from '../world/acts.ts';
import { type Case, fileOne, openCase } from '../world/case.ts';

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};
const period = (key: string): Period => parsePeriod(key) as Period;
const PROCEDURE = '1.003634';
const [FISHERY, OTHER] = ['Thủy sản', 'Kiểm ngư'];

const fields = async ({ app, clock }: Case, unit = 'H48', key = '2026-Q4') =>
  (await fieldLines(app.read, { realm: app.realm, unit, period: period(key), now: clock.now() })) ?? [];
const counted = async (world: Case, unit?: string, key?: string) =>
  (await fields(world, unit, key)).map((line) => [line.key, line.shares.received, line.shares.online.part]);

async function received(world: Case): Promise<string> {
  const code = await fileOne(world);
  good(await accept(world.app, world.receiver, { code }));
  return code;
}

/** The province lists the procedure itself, under another field. */
const moveField = ({ app }: Case, field: string) =>
  app.read.query(
    `insert into procedure (realm, code, printed_code, kind, name, fields, words, recorded_at)
     select $1, code, printed_code, kind, name, array[$2], words, now() from procedure where realm = 'VN' and code = $3
     on conflict (realm, code) do update set fields = excluded.fields`,
    [app.realm, field, PROCEDURE],
  );

test('a dossier counts in its procedure’s field for its agency and all above, in the month, the quarter and the year', async (t) => {
  const world = await openCase(t);
  const { app, clock } = world;
  await received(world);
  clock.set('2026-12-01T09:00:00+07:00');
  await received(world);
  await foldAll(app);
  for (const unit of ['H48', 'H48.14', 'H48.14.05']) {
    assert.deepEqual(await counted(world, unit, '2026-11'), [[FISHERY, 1, 1]], unit);
    assert.deepEqual(await counted(world, unit, '2026-Q4'), [[FISHERY, 2, 2]], unit);
    assert.deepEqual(await counted(world, unit, '2026'), [[FISHERY, 2, 2]], unit);
  }
  assert.deepEqual(await counted(world, 'H48.03'), []);
  const [line] = await fields(world, 'H48', '2026-12');
  assert.deepEqual(line?.before?.received, 1, 'the month before stands beside it');
});

test('after many acts the fields of every unit add up to its board, as a recount and a rebuild make them', async (t) => {
  const world = await openCase(t);
  const { app, clock } = world;
  const acts = actsOf(world);
  const codes = [await fileOne(world), await received(world), await received(world)];
  let state = 37;
  const dice = (n: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * n);
  };
  for (let step = 0; step < 60; step += 1) {
    if (step === 30) await moveField(world, OTHER);
    await acts[ACTS[dice(ACTS.length)] as ActName](codes[dice(codes.length)] as string);
    clock.set(formatInstant(instant(clock.now() + dice(20) * 60 * MINUTE_MS)));
    if (dice(5) === 0) await foldAll(app);
  }
  const dump = async () =>
    (
      await app.read.query(
        `select period, unit, field, mark, side, until::text, count from score_field where count <> 0 order by 1, 2, 3, 4, 5, 6`,
      )
    ).rows;
  await rebuildScore(app);
  assert.equal((await recountScore(app)).differences, 0);
  const rebuilt = await dump();
  assert.ok(rebuilt.length > 0);
  for (const code of codes) await note(app, world.leader, { code, text: 'Đã xem.' });
  await foldAll(app);
  assert.deepEqual(await dump(), rebuilt);
  for (const key of ['2026-11', '2026-Q4', '2026'])
    for (const unit of ['H48', 'H48.14']) {
      const of = { realm: app.realm, unit, period: period(key), readings: USUAL_READINGS, now: clock.now() };
      const { figures, beside } = await boardOf(app.read, of);
      const sum = (await fields(world, unit, key)).reduce(
        (all, { shares }): [number, number, number] => [
          all[0] + shares.onTime.part,
          all[1] + shares.online.part,
          all[2] + shares.overdue.part,
        ],
        [0, 0, 0] as [number, number, number],
      );
      assert.deepEqual(sum, [figures['2.1']?.part, beside.online.won, beside.decree.lost], `${unit} ${key}`);
    }
});

test('a procedure that changes its field is found by the recount, and a rebuild takes its dossiers over', async (t) => {
  const world = await openCase(t);
  const { app } = world;
  const [one] = [await received(world), await received(world)];
  await foldAll(app);
  await moveField(world, OTHER);
  good(await handOver(app, world.receiver, { code: one ?? '' }));
  await foldAll(app);
  assert.deepEqual(
    (await counted(world)).toSorted(),
    [
      [OTHER, 1, 1],
      [FISHERY, 1, 1],
    ].toSorted(),
    'an act takes its own',
  );
  assert.equal((await recountScore(app)).differences, 1, 'the other one');
  await rebuildScore(app);
  assert.deepEqual(await counted(world), [[OTHER, 2, 2]]);
  assert.equal((await recountScore(app)).differences, 0);
});

test('a dossier counted before there were fields is taken into them without leaving a trace where it never stood', async (t) => {
  const world = await openCase(t);
  const { app } = world;
  const code = await received(world);
  await foldAll(app);
  // As the migration finds an older province.
  await app.read.query('delete from score_field');
  await app.read.query('update score_dossier set field = null');
  assert.deepEqual(await fields(world), []);
  await app.read.query('insert into score_pending (realm, code) values ($1, $2)', [app.realm, code]);
  await foldAll(app);
  assert.deepEqual(await counted(world), [[FISHERY, 1, 1]]);
  assert.equal((await recountScore(app)).differences, 0);
  const { rows } = await app.read.query('select from score_field where count < 0');
  assert.equal(rows.length, 0);
});

test('the recount finds a tally by field that is wrong', async (t) => {
  const world = await openCase(t);
  const { app } = world;
  await received(world);
  await foldAll(app);
  await app.read.query(`update score_field set count = count + 1 where unit = 'H48' and mark = 'online'`);
  assert.equal((await recountScore(app)).differences, 1);
});

test('a frozen period keeps its fields, and one frozen before there were any says that it has none', async (t) => {
  const world = await openCase(t);
  const { app, clock } = world;
  const code = await received(world);
  await foldAll(app);
  clock.set('2026-12-05T09:00:00+07:00');
  const frozen = await fields(world, 'H48', '2026-11');
  good(await freezePeriod(app, 'system:score', period('2026-11'), USUAL_READINGS));
  await moveField(world, OTHER);
  good(await handOver(app, world.receiver, { code }));
  await foldAll(app);
  assert.deepEqual(await fields(world, 'H48', '2026-11'), frozen);
  assert.deepEqual(await counted(world, 'H48', '2026'), [[OTHER, 1, 1]]);
  await app.read.query(
    `insert into score_freeze (realm, period, at, by, readings) values ($1, '2026-10', now(), 'x', '{}')`,
    [app.realm],
  );
  await app.read.query(
    `insert into score_frozen (realm, period, unit, figures)
     select realm, '2026-10', unit, figures - 'fields' from score_frozen where period = '2026-11'`,
  );
  const old = { realm: app.realm, unit: 'H48', period: period('2026-10'), now: clock.now() };
  assert.equal(await fieldLines(app.read, old), null);
});

test('a supplement asked for, and an end without a result, are counted on their own sides', async (t) => {
  const world = await openCase(t);
  const { app } = world;
  const acts = actsOf(world);
  const [plain, asked] = [await received(world), await fileOne(world)];
  good(await acts['ask-supplement'](asked));
  good(await acts['answer-supplement'](asked));
  good(await accept(app, world.receiver, { code: asked }));
  good(await acts.stop(asked));
  await foldAll(app);
  const { rows } = await app.read.query<{ mark: string; side: string; code: string }>(
    `select split_part(s, '|', 1) as mark, split_part(s, '|', 2) as side, code
     from score_dossier d join score_pattern p on p.id = d.pattern, unnest(p.sides) as s
     where split_part(s, '|', 1) in ('supplement', 'stopped') order by mark, side, code`,
  );
  assert.deepEqual(
    rows.map(({ mark, side, code }) => [mark, side, code]),
    [
      ['stopped', 'lost', asked],
      ['stopped', 'won', plain],
      ['supplement', 'lost', asked],
      ['supplement', 'won', plain],
    ],
  );
});

/** Every page of a set, or of its part in a field. */
async function paged(reader: Reader, q: Omit<SetQuestion, 'limit'>): Promise<string[]> {
  const found: string[] = [];
  for (let after: SetQuestion['after']; ; ) {
    const page = await membersOf(reader, { ...q, after, limit: 2 });
    found.push(...page.map(({ code }) => code));
    after = page.at(-1);
    if (page.length < 2) return found;
  }
}

/** Both ways of reading a field's part of a set answer alike. */
async function assertBothWays(reader: Reader, q: Omit<SetQuestion, 'limit'>, field: string, codes: readonly string[]) {
  const { mark, wish, realm } = q;
  const ask = {
    ...{ mark, wish, field, units: ['H48.14.05'], after: undefined, limit: 50, from: instantOf(q.period.from) },
    ...{ until: endOf(q.period), decided: decidedAt(mark, q.period, q.now) },
  };
  for (const way of ['set', 'field'] as const)
    for (const whole of [false, true]) {
      const read = (await listOfField(reader, realm, { ...ask, way, whole })).map(({ code }) => code);
      assert.deepEqual(read, codes, `${mark} ${wish} ${field} by ${way} ${whole}`);
    }
}

const sum = (list: readonly { count: number }[]) => list.reduce((total, { count }) => total + count, 0);

test('a list narrowed to a field is as long as its figure, page by page, whichever way it is read', async (t) => {
  const world = await openCase(t);
  const { app, clock } = world;
  const acts = actsOf(world);
  const codes: string[] = [];
  for (let nth = 0; nth < 6; nth += 1) {
    if (nth === 3) await moveField(world, OTHER);
    codes.push(await received(world));
    clock.set(formatInstant(instant(clock.now() + 60 * MINUTE_MS)));
  }
  await acts.stop(codes[0] as string);
  await acts.stop(codes[4] as string);
  clock.set('2026-12-20T09:00:00+07:00');
  await acts.stop(codes[1] as string);
  await foldAll(app);
  const base = { realm: app.realm, unit: 'H48.14', period: period('2026-Q4'), now: clock.now() };
  const sets = DOSSIER_MARKS.flatMap((mark) => (['won', 'lost'] as const).map((wish) => ({ ...base, mark, wish })));
  let listed = 0;
  for (const q of sets) {
    const what = `${q.mark} ${q.wish}`;
    const [{ all, fields: counts }, choices] = [await countsIn(app.read, q), await choicesIn(app.read, q)];
    assert.equal(sum(choices.fields), all, `${what}: the fields add up`);
    assert.equal(sum(choices.units), all, `${what}: and the agencies`);
    const found: string[] = [];
    for (const field of [FISHERY, OTHER, 'Không có']) {
      const pages = await paged(app.read, { ...q, field });
      assert.equal(pages.length, counts.get(field)?.[q.wish] ?? 0, `${what} ${field}`);
      await assertBothWays(app.read, q, field, pages);
      found.push(...pages);
    }
    assert.deepEqual(found.toSorted(), (await paged(app.read, q)).toSorted());
    listed += found.length;
  }
  assert.ok(listed > 60);
});
