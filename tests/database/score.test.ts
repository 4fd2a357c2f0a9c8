import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACTS, type ActName, accept, findDossier, handOver, note, revoke } from '#dossier/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { formatInstant, instant, MINUTE_MS } from '#kernel/time.ts';
import { issueResult, returnResult } from '#letter/index.ts';
import {
  anyPending,
  boardOf,
  DOSSIER_MARKS,
  foldAll,
  freezePeriod,
  importFacts,
  membersOf,
  type Period,
  parsePeriod,
  rankingOf,
  readFacts,
  rebuildScore,
  recountScore,
  type Sheet,
  USUAL_READINGS,
  unitLines,
  viewSet,
} from '#scorecard/index.ts';
import { actsOf } from '../world/acts.ts';
import { type Case, fileOne, openCase } from '../world/case.ts';
import { signAll } from '../world/signing.ts';

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};
const period = (key: string): Period => parsePeriod(key) as Period;
const q4 = period('2026-Q4');
const AGENCY = 'H48.14.05';

const board = ({ app, clock }: Case, unit = 'H48', of = q4) =>
  boardOf(app.read, { realm: app.realm, unit, period: of, readings: USUAL_READINGS, now: clock.now() });
const list = (
  { app, clock }: Case,
  mark: (typeof DOSSIER_MARKS)[number],
  wish: 'won' | 'lost',
  unit = 'H48',
  of = q4,
) => membersOf(app.read, { realm: app.realm, unit, period: of, mark, wish, now: clock.now(), limit: 100 });
const facts = (text: string) => {
  const read = readFacts(`loai,ma,don_vi,ngay,han,xong,gia_tri\n${text}`);
  assert.ok('facts' in read, JSON.stringify(read));
  return read.facts;
};

/** Received, and brought to its number by the acts, at the moment the clock shows. */
async function resolve(world: Case): Promise<string> {
  const { app, receiver } = world;
  const code = await fileOne(world);
  good(await accept(app, receiver, { code }));
  good(await handOver(app, receiver, { code }));
  return code;
}

test('an act leaves its mark in its own transaction, and the tallies follow it exactly once', async (t) => {
  const world = await openCase(t);
  const { app, receiver } = world;
  const code = await fileOne(world);
  assert.equal(await anyPending(app.read, app.realm), true);
  await foldAll(app);
  assert.deepEqual((await board(world)).figures['2.1'], { part: 0, whole: 0 }, 'filed is not received');
  const refused = await handOver(app, receiver, { code });
  assert.equal(refused.ok, false);
  assert.equal(await anyPending(app.read, app.realm), false, 'what is refused leaves nothing');
  good(await accept(app, receiver, { code }));
  await foldAll(app);
  await foldAll(app);
  const { figures, beside } = await board(world);
  assert.equal(figures['2.1']?.whole, 1);
  assert.deepEqual(
    [beside.online, beside.decree],
    [
      { won: 1, lost: 0 },
      { won: 1, lost: 0 },
    ],
  );
  assert.deepEqual((await board(world, AGENCY)).figures['2.1'], figures['2.1'], 'the agency that resolves it');
  assert.deepEqual((await board(world, 'H48.14')).figures['2.1'], figures['2.1'], 'and the one above it');
  assert.equal((await board(world, 'H48.03')).figures['2.1']?.whole, 0);
});

test('a running dossier is late by the decree when its date has passed, without any act', async (t) => {
  const world = await openCase(t);
  const { app, clock, receiver } = world;
  const code = await resolve(world);
  await foldAll(app);
  const due = (await findDossier(app.read, app.realm, receiver, code))?.due;
  assert.ok(due);
  clock.set(formatInstant(instant(due + MINUTE_MS)));
  assert.deepEqual((await board(world)).beside.decree, { won: 1, lost: 0 }, 'late begins at midnight');
  clock.set(formatInstant(instant(due + 8 * 60 * MINUTE_MS)));
  assert.deepEqual((await board(world)).beside.decree, { won: 0, lost: 1 });
  assert.deepEqual(
    (await list(world, 'decree', 'lost')).map((one) => one.code),
    [code],
  );
});

/** Many acts, lawful or not, on several dossiers, the clock going on. */
async function walk(world: Case, steps: number, seed: number): Promise<string[]> {
  const acts = actsOf(world);
  let state = seed;
  const dice = (n: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * n);
  };
  const codes = [await fileOne(world), await fileOne(world), await resolve(world)];
  for (let step = 0; step < steps; step += 1) {
    const act = ACTS[dice(ACTS.length)] as ActName;
    await acts[act](codes[dice(codes.length)] as string);
    world.clock.set(formatInstant(instant(world.clock.now() + dice(9) * 60 * MINUTE_MS)));
    if (dice(5) === 0) await foldAll(world.app);
  }
  return codes;
}

test('after a random walk tallies and lists are what a recount and a rebuild make of the dossiers', async (t) => {
  const world = await openCase(t);
  const { app } = world;
  await walk(world, 120, 766);
  assert.deepEqual(await recountScore(app).then(({ differences }) => differences), 0);
  const dump = async () =>
    (
      await app.read.query(
        `select period, unit, mark, side, until::text, count from score_tally where count <> 0
         union all select period, unit, mark, procedure, '', count from score_procedure where count <> 0 order by 1, 2, 3, 4, 5`,
      )
    ).rows;
  const folded = await dump();
  assert.ok(folded.length > 0);
  const { dossiers } = await rebuildScore(app);
  assert.ok(dossiers > 0);
  assert.deepEqual(await dump(), folded);
  for (const unit of ['H48', 'H48.14', AGENCY])
    for (const mark of DOSSIER_MARKS) {
      const { figures, beside } = await board(world, unit);
      const [won, lost] = [await list(world, mark, 'won', unit), await list(world, mark, 'lost', unit)];
      const figure = figures[mark as keyof typeof figures];
      const sides = beside[mark as keyof typeof beside];
      if (sides) assert.deepEqual([won.length, lost.length], [sides.won, sides.lost], `${unit} ${mark}`);
      else if (figure && mark !== '5.4')
        assert.deepEqual([won.length, won.length + lost.length], [figure.part, figure.whole], `${unit} ${mark}`);
    }
});

test('a tally, a pattern or a dossier that is counted wrongly is found by the recount', async (t) => {
  const world = await openCase(t);
  const { app } = world;
  await resolve(world);
  await foldAll(app);
  assert.equal((await recountScore(app)).differences, 0);
  await app.read.query(
    `update score_tally set count = count + 1 where mark = '2.1' and period = '2026-11' and unit = 'H48'`,
  );
  assert.equal((await recountScore(app)).differences, 1, 'the tally');
  await app.read.query(
    `update score_tally set count = count - 1 where mark = '2.1' and period = '2026-11' and unit = 'H48'`,
  );
  await app.read.query(
    `with other as (insert into score_pattern (realm, sides)
       select realm, array_remove(sides, '4.3|lost') from score_pattern returning id)
     update score_dossier set pattern = other.id from other`,
  );
  // The dossier, and of 4.3 the tallies of three periods for three agencies above one another and for the field of each month.
  assert.equal((await recountScore(app)).differences, 1 + 9 + 3, 'the pattern');
  await app.read.query(`update score_dossier set procedure = 'x'`);
  const { differences } = await recountScore(app);
  // Of the procedure it would be counted for, gone from one and new in the other.
  assert.ok(differences >= 3, String(differences));
  await rebuildScore(app);
  world.clock.set('2026-11-20T10:00:00+07:00');
  assert.equal((await recountScore(app)).differences, 0);
});

test('while all is recounted acts go on and are folded, and what changes meanwhile is no difference', async (t) => {
  const world = await openCase(t);
  const { app } = world;
  const code = await resolve(world);
  const resolved = async () => (await board(world)).figures['2.1']?.whole;
  const seen: (number | undefined)[] = [];
  const found = await recountScore(app, async () => {
    if (seen.length === 2) return;
    await resolve(world);
    good(await note(app, world.receiver, { code, text: 'Đã gọi điện cho người nộp.' }));
    if (seen.length === 0) await foldAll(app);
    seen.push(await resolved());
  });
  assert.deepEqual(found, { dossiers: 3, differences: 0 });
  assert.deepEqual(seen, [2, 2], 'the one that was folded between two parts, not yet the other');
  await foldAll(app);
  assert.equal(await resolved(), 3);
});

test('folded by two at once, nothing is counted twice; a fold that is cut off leaves its marks', async (t) => {
  const world = await openCase(t);
  const { app } = world;
  for (let n = 0; n < 4; n += 1) await resolve(world);
  const broken = {
    ...app,
    clock: {
      now: () => {
        throw new Error('cut off');
      },
    },
  };
  await assert.rejects(foldAll(broken));
  assert.equal(await anyPending(app.read, app.realm), true);
  await Promise.all([foldAll(app), foldAll(app), foldAll(app)]);
  await foldAll(app);
  assert.equal((await board(world)).figures['2.1']?.whole, 4);
  assert.equal((await recountScore(app)).differences, 0);
});

test('what no system tells has no score; once it does, each dossier it names counts', async (t) => {
  const world = await openCase(t);
  const { app } = world;
  const [one, two] = [await resolve(world), await resolve(world)];
  await foldAll(app);
  const scoreOf = async (code: string) =>
    (await board(world)).sheet.groups.flatMap(({ rows }) => rows).find((row) => row.code === code);
  assert.equal((await scoreOf('4.4'))?.standing, 'no-source');
  assert.deepEqual((await scoreOf('4.3'))?.figure, { part: 0, whole: 2 }, 'of its own papers the program knows');
  assert.equal((await board(world)).sheet.class, null);
  const told = facts(
    `dung-lai,${one},,2026-11-20,,,\nphan-anh,PA-1,${AGENCY},2026-11-18,2026-12-08,,\nnguon,ratings,,2026-11-01,,,`,
  );
  assert.deepEqual(await importFacts(app, told), { facts: 3, changed: 3 });
  await foldAll(app);
  assert.deepEqual((await scoreOf('4.3'))?.figure, { part: 1, whole: 2 });
  assert.equal((await scoreOf('4.3'))?.score, 125, '2 · 50 ÷ 80');
  assert.deepEqual(
    (await list(world, '4.3', 'lost')).map(({ code }) => code),
    [two],
  );
  assert.deepEqual((await scoreOf('5.2'))?.figure, { part: 1, whole: 1 });
  assert.equal((await scoreOf('5.3'))?.score, 600);
  assert.deepEqual(await importFacts(app, told), { facts: 3, changed: 0 }, 'told twice is told once');
  assert.equal(await anyPending(app.read, app.realm), false);
  assert.equal((await recountScore(app)).differences, 0);
});

test('a result that is issued as a file counts, until it is revoked', async (t) => {
  const world = await openCase(t);
  const { app, leader, receiver } = world;
  const code = await resolve(world);
  const acts = actsOf(world);
  const way = ['claim', 'assign', 'draft-decision', 'advance', 'claim', 'advance', 'claim', 'sign', 'number'] as const;
  for (const act of way) assert.ok((await acts[act](code)).ok, act);
  const electronic = async () => {
    await foldAll(app);
    assert.equal((await recountScore(app)).differences, 0);
    return (await board(world)).figures['4.1'];
  };
  assert.deepEqual(await electronic(), { part: 0, whole: 1 });
  await signAll(app, code);
  assert.deepEqual(await electronic(), { part: 0, whole: 1 }, 'signed and not issued');
  good(await issueResult(app, code));
  assert.deepEqual(await electronic(), { part: 1, whole: 1 });
  good(await returnResult(app, receiver, { code, how: 'centre' }));
  const reason = 'Theo kết luận thanh tra';
  good(await revoke(app, leader, { code, ground: 'Giấy tờ bị làm giả', article: 'khoản 1 Điều 72', reason }));
  assert.deepEqual(await electronic(), { part: 0, whole: 1 });
});

test('a frozen period stays as it was; what is corrected later shows beside it', async (t) => {
  const world = await openCase(t);
  const { app, clock } = world;
  const code = await resolve(world);
  const november = period('2026-11');
  await importFacts(app, facts('phan-anh,PA-1,H48.14,2026-11-18,2026-12-08,,\nnguon,ratings,,2026-11-01,,,'));
  await foldAll(app);
  const early = await freezePeriod(app, 'system:cli', november, USUAL_READINGS);
  assert.deepEqual([early.ok, !early.ok && early.code], [false, 'score-period-open']);
  clock.set('2026-12-01T08:00:00+07:00');
  good(await freezePeriod(app, 'system:cli', november, USUAL_READINGS));
  const frozen = await board(world, 'H48', november);
  assert.deepEqual([frozen.figures['2.1']?.whole, frozen.sinceThen], [1, null]);
  const again = await freezePeriod(app, 'system:cli', november, { ...USUAL_READINGS, digitised: 'linear' });
  assert.deepEqual([again.ok, !again.ok && again.code], [false, 'score-period-frozen']);
  await importFacts(app, facts(`dung-lai,${code},,2026-11-20,,,`));
  await foldAll(app);
  const later = await board(world, 'H48', november);
  assert.deepEqual([later.figures, later.sheet, later.beside], [frozen.figures, frozen.sheet, frozen.beside]);
  assert.equal(later.sinceThen?.figures['4.3']?.part, 1);
  await assert.rejects(app.read.query(`update score_frozen set figures = '{}'`), /permission denied/);
  await assert.rejects(app.read.query(`delete from score_freeze`), /permission denied/);
});

test('agencies are ranked by the share of their points, with the sheet their own board shows, frozen or not', async (t) => {
  const world = await openCase(t);
  const { app, clock } = world;
  const [one] = [await resolve(world), await resolve(world), await resolve(world)];
  await importFacts(
    app,
    facts(
      [
        ...[
          `dong-bo,${one},,2026-11-20,,,`,
          'bao-cao,,H48.14,2026-11-01,,,4',
          'phan-anh,PA-1,H48.14.05,2026-11-18,2026-12-08,,',
        ],
        ...['nguon,ratings,,2026-11-01,,,', `thanh-toan,${one},,2026-11-20,,,`],
      ].join('\n'),
    ),
  );
  await foldAll(app);
  const november = period('2026-11');
  const ask = { realm: app.realm, period: november, readings: USUAL_READINGS };
  // What is the province's alone has no points there, whatever it counts.
  const said = (sheet: Sheet | undefined) =>
    sheet?.groups.flatMap(({ rows }) =>
      rows.map(({ code, standing, score, figure }) => [code, standing, score, standing === 'not-here' ? null : figure]),
    );
  const ranking = () => rankingOf(app.read, { ...ask, now: app.clock.now() });
  const [line, ...others] = (await ranking()).lines;
  assert.deepEqual([line?.unit.code, line?.rank, others], ['H48.14', 1, []]);
  assert.deepEqual(said(line?.sheet), said((await board(world, 'H48.14', november)).sheet));
  assert.ok((line?.sheet.scored ?? 0) > 40 && line?.sheet.without.here === 24);
  assert.equal(line?.share, Math.floor(((line?.sheet.score ?? 0) * 100) / (line?.sheet.scored ?? 1)));
  clock.set('2026-12-01T08:00:00+07:00');
  good(await freezePeriod(app, 'system:cli', november, USUAL_READINGS));
  const frozen = await ranking();
  assert.equal(frozen.isFrozen, true);
  assert.deepEqual(said(frozen.lines[0]?.sheet), said((await board(world, 'H48.14', november)).sheet));
});

test('agencies are ranked by their share on time, and a list shows only what its reader may see', async (t) => {
  const world = await openCase(t);
  const { app, clock, leader, stranger } = world;
  const code = await resolve(world);
  await foldAll(app);
  const lines = await unitLines(
    app.read,
    { realm: app.realm, period: q4, now: clock.now() },
    new Set([AGENCY, 'H48.03']),
  );
  assert.deepEqual(
    lines.map(({ key, rank, shares, before }) => [key, rank, shares.received, before]),
    [[AGENCY, 1, 1, null]],
  );
  const question = { realm: app.realm, unit: AGENCY, period: q4, mark: 'online' as const, wish: 'won' as const };
  const seenBy = async (viewer: Parameters<typeof viewSet>[1]) =>
    (await viewSet(app.read, viewer, { ...question, now: clock.now(), limit: 10 })).lines.map((one) => one.code);
  assert.deepEqual(await seenBy(leader), [code]);
  assert.deepEqual(await seenBy(stranger), []);
});

test('a page of a set goes on where the last one ended, over several agencies', async (t) => {
  const world = await openCase(t);
  const { app, clock } = world;
  const codes: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    codes.push(await resolve(world));
    clock.set(formatInstant(instant(clock.now() + MINUTE_MS)));
  }
  await foldAll(app);
  const found: string[] = [];
  let after: { code: string; at: ReturnType<typeof instant> } | undefined;
  for (;;) {
    const page = await viewSet(app.read, world.leader, {
      ...{ realm: app.realm, unit: 'H48', period: q4, mark: 'online', wish: 'won', now: clock.now(), limit: 2, after },
    });
    found.push(...page.lines.map(({ code }) => code));
    if (!page.next) break;
    after = page.next;
  }
  assert.deepEqual(found, codes);
});
