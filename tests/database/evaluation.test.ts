import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  type ActName,
  accept,
  advance,
  answerObjection,
  assign,
  claim,
  contest,
  draftDecision,
  handOver,
  objectionsOf,
  refuse,
  sendBack,
} from '#dossier/index.ts';
import { substitute, type Viewer } from '#identity/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { type Instant, instantOf, localDate } from '#kernel/time.ts';
import {
  boardOf,
  EVALUATION_FIGURES,
  type EvaluationFigure,
  type EvaluationItem,
  type EvaluationQuestion,
  evaluate,
  evaluatingPosts,
  foldAll,
  importFacts,
  lookedAt,
  noteLook,
  officerItems,
  officerSheet,
  openedSheet,
  type Period,
  parsePeriod,
  readFacts,
  remarkOnEvaluation,
  remarksOn,
  sheetOf,
  USUAL_READINGS,
  unitEvaluation,
  unitItems,
  unitSums,
  viewEvaluationSet,
} from '#scorecard/index.ts';
import { connectOnce } from '../../src/db/pool.server.ts';
import { stepsOf } from '../../src/scorecard/sql/evaluation.ts';
import { actsOf } from '../world/acts.ts';
import { type Case, fileOne, type Officer, officer, openCase } from '../world/case.ts';

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};
const AGENCY = 'H48.14.05';
const ROOM = `${AGENCY}.002`;
const november = parsePeriod('2026-11') as Period;
const asked = ({ app, clock }: Case, more: Partial<EvaluationQuestion> = {}): EvaluationQuestion => ({
  ...{ realm: app.realm, period: november, now: clock.now(), fewest: 5 },
  ...more,
});

/** How many are in each set that is not empty, of an officer's work anywhere. */
async function counts(world: Case, who: Officer, unit: string | null = null) {
  const { by } = await evaluate(world.app.read, asked(world), [who.id], unit);
  const found = Object.entries(by.get(who.id) ?? {}).filter(([, items]) => items.length > 0);
  return Object.fromEntries(found.map(([figure, items]) => [figure, items.length]));
}

/** Filed, received, and with the handler at the step of examining. */
async function examined(world: Case): Promise<string> {
  const { app, receiver, head, handler } = world;
  const code = await fileOne(world);
  good(await accept(app, receiver, { code }));
  good(await handOver(app, receiver, { code }));
  good(await assign(app, head, { code, officer: handler.id }));
  return code;
}

const draftFor = (code: string) => ({ code, grants: true, title: 'Giấy chứng nhận', body: 'Chứng nhận tàu cá' });

/** A month of a room: one that came back and went on to its end, one handed over, one refused and contested, one that waits. */
async function aMonth(world: Case): Promise<Record<'returned' | 'passed' | 'refused' | 'asked', string>> {
  const { app, clock, receiver, head, handler, handler2, leader, lan } = world;
  const acts = actsOf(world);
  const returned = await examined(world);
  good(await draftDecision(app, handler, draftFor(returned)));
  clock.set('2026-11-20T10:00:00+07:00');
  good(await advance(app, handler, { code: returned }));
  good(await claim(app, head, { code: returned }));
  good(await sendBack(app, head, { code: returned, reason: 'Thiếu căn cứ pháp lý' }));
  good(await claim(app, handler, { code: returned }));
  clock.set('2026-11-20T10:30:00+07:00');
  good(await advance(app, handler, { code: returned }));
  const rest: ActName[] = ['claim', 'advance', 'claim', 'sign', 'claim', 'number', 'return-result', 'correct'];
  for (const act of rest) good(await acts[act](returned));

  const passed = await examined(world);
  clock.set('2026-11-20T11:00:00+07:00');
  good(await assign(app, head, { code: passed, officer: handler2.id }));
  good(await acts.extend(passed));

  const refusedOne = await fileOne(world);
  good(await refuse(app, receiver, { code: refusedOne, ground: 0, reason: 'Không thuộc thẩm quyền' }));
  good(await contest(app, lan, { code: refusedOne, text: 'Tôi nộp đúng nơi' }));
  const [open] = await objectionsOf(app.read, app.realm, refusedOne);
  const answer = { code: refusedOne, seq: open?.seq ?? 0, upheld: true, answer: 'Đúng là đã nộp đúng nơi.' };
  good(await answerObjection(app, leader, answer));

  const askedOne = await examined(world);
  good(await acts['ask-supplement'](askedOne));
  good(await contest(app, lan, { code: askedOne, text: 'Bản chụp vẫn đọc được' }));
  await foldAll(app);
  return { returned, passed, refused: refusedOne, asked: askedOne };
}

test('what officers did on dossiers makes their figures, by hand-counted acts', async (t) => {
  const world = await openCase(t, '2026-11-20T09:00:00+07:00');
  const { returned, passed, refused } = await aMonth(world);
  const { handler, handler2, receiver, head, stranger } = world;
  const { 'on-time': onTime = 0, 'no-limit': noLimit = 0, ...ofHandler } = await counts(world, handler);
  assert.equal(onTime + noLimit, 2, 'both times it left him in time, or had no limit');
  assert.deepEqual(ofHandler, {
    // Examined, came back, and the one that waits for a supplement; of the one he gave up the visit names the other.
    ...{ dossiers: 2, received: 3, finished: 2, returned: 1, 'ended-on-time': 1, passed: 1, interrupted: 1 },
    ...{ asked: 1, objected: 1, pending: 1, corrected: 1 },
  });
  assert.deepEqual(await counts(world, handler2), { dossiers: 1, received: 1, open: 1, extended: 1 });
  const ofReceiver = await counts(world, receiver);
  assert.deepEqual(
    [ofReceiver['refused'], ofReceiver['objected'], ofReceiver['upheld'], ofReceiver['pending']],
    [1, 1, 1, undefined],
  );
  assert.deepEqual(await counts(world, stranger), {});
  assert.deepEqual(await counts(world, handler, 'H48.03'), {}, 'no work of his stands at another department');
  assert.deepEqual(await counts(world, handler, ROOM), await counts(world, handler), 'all of it is work of his room');
  const { by } = await evaluate(world.app.read, asked(world), [handler.id, receiver.id, head.id], null);
  const codes = (who: Officer, figure: EvaluationFigure) => by.get(who.id)?.[figure].map(({ code }) => code);
  assert.deepEqual(codes(handler, 'returned'), [returned]);
  assert.deepEqual(codes(handler, 'passed'), [passed]);
  assert.deepEqual(codes(receiver, 'upheld'), [refused]);
  const december = asked(world, { period: parsePeriod('2026-12') as Period });
  const later = await evaluate(world.app.read, december, [handler.id, handler2.id], null);
  assert.equal(later.all.received.length + later.all.finished.length, 0);
  assert.equal(later.all.open.length, 1, 'what is held now is held whatever the period');
});

test('every figure is as many as its list, page by page, for who may see all of it; the count stays for who may see none', async (t) => {
  const world = await openCase(t, '2026-11-20T09:00:00+07:00');
  await aMonth(world);
  const { app, leader, stranger, handler, handler2, head, receiver } = world;
  const officers = [handler, handler2, head, receiver].map(({ id }) => id);
  const { all, by } = await evaluate(app.read, asked(world), officers, null);
  let listed = 0;
  for (const one of [all, ...by.values()])
    for (const figure of EVALUATION_FIGURES) {
      const found: EvaluationItem[] = [];
      let after: EvaluationItem | undefined;
      do {
        const ask = { realm: app.realm, figure, items: one[figure], after, limit: 2 };
        const page = await viewEvaluationSet(app.read, leader, ask);
        assert.equal(page.count, one[figure].length);
        found.push(...page.lines.map(({ code, seq, at }) => ({ code, seq, at })));
        after = page.next;
      } while (after);
      assert.deepEqual(found, one[figure], figure);
      listed += found.length;
      const ask = { realm: app.realm, figure, items: one[figure], after: undefined, limit: 50 };
      const unseen = await viewEvaluationSet(app.read, stranger, ask);
      assert.deepEqual([unseen.count, unseen.lines], [one[figure].length, []], `${figure} as another agency sees it`);
    }
  assert.ok(listed > 40);
  const sums = await unitSums(app.read, asked(world), ROOM);
  const parts = [handler, handler2, head].map((who) => by.get(who.id)?.finished.length ?? 0);
  assert.equal(
    sums.evaluation.finished.length,
    parts.reduce((sum, one) => sum + one, 0),
  );
});

test('what a substitute did in the absence of the holder is told of both', async (t) => {
  const world = await openCase(t, '2026-11-20T09:00:00+07:00');
  const { app, handler, handler2 } = world;
  const code = await examined(world);
  const [from, to] = [localDate('2026-11-20'), localDate('2026-11-23')];
  good(await substitute(app, 'system:cli', { officer: handler.id, substitute: handler2.id, from, to }));
  const standsInFor = [{ officer: handler.id, name: handler.name, until: to }];
  const instead: Officer = { ...handler2, standsInFor };
  good(await draftDecision(app, instead, draftFor(code)));
  good(await advance(app, instead, { code }));
  assert.deepEqual(await counts(world, handler), { dossiers: 1, received: 1, instead: 1 });
  assert.deepEqual(await counts(world, handler2), { 'stand-in': 1 });
  // What the holder finishes in person on such a day is the holder's.
  const own = await examined(world);
  good(await draftDecision(app, handler, draftFor(own)));
  good(await advance(app, handler, { code: own }));
  assert.equal((await counts(world, handler))['finished'], 1);
});

test('a sheet opens to its officer and to who leads the unit, to nobody beside and to no equal', async (t) => {
  const world = await openCase(t, '2026-11-20T09:00:00+07:00');
  const { app, handler, handler2, head, leader, clerk, stranger, receiver, lan } = world;
  const of = (name: string, ...posts: Parameters<typeof officer>[2][]) => officer(app, name, ...posts);
  const [second, far, above] = [
    await of('Cao Văn Lĩnh', ['leader', AGENCY]),
    await of('Hồ Thị Mai', ['leader', 'H48.03']),
    await of('Trần Quốc Việt', ['leader', 'H48']),
  ];
  const overseers = [
    await of('Lê Văn Soát', ['controller', 'H48.01']),
    await of('Đinh Thị Giám', ['supervisor', 'H48']),
  ];
  const admin = await of('Vũ Quản Trị', ['administrator', 'H48']);
  const opens = async (viewer: Viewer, whose: Officer, wish: string | null = null) =>
    (await openedSheet(app.read, asked(world), viewer, whose.id, wish)) !== undefined;
  for (const who of [handler, head, leader, above]) assert.equal(await opens(who, handler), true, who.name);
  const others = [handler2, clerk, stranger, receiver, far, admin, ...overseers, lan];
  for (const who of others) assert.equal(await opens(who, handler), false, who.name);
  assert.equal(await opens(head, clerk), false, 'of another room');
  assert.equal(await opens(leader, second), false, 'an equal');
  assert.equal(await opens(above, second), true);
  assert.equal(await opens(head, leader), false);
  assert.equal(await opens(head, handler, AGENCY), false, 'through a unit the head does not lead');
  assert.equal(await opens(leader, handler, 'H48.03'), false);
  const own = await openedSheet(app.read, asked(world), handler, handler.id, 'H48.03');
  assert.deepEqual([own?.isOwn, own?.unit], [true, null], 'a unit that is not his opens nothing more');

  const unit = async (viewer: Officer, code = ROOM) => {
    const posts = await evaluatingPosts(app.read, app.realm, viewer, app.clock.now());
    const found = await unitEvaluation(app.read, asked(world), posts, code);
    // Besides those the demonstration has there.
    const made = new Set([handler, handler2, head, leader, second].map(({ id }) => id));
    const shown = found?.roles.flatMap(({ lines }) => lines).filter((one) => made.has(one.officer));
    return found && [found.sees, ...(shown ?? []).map(({ name }) => name)];
  };
  assert.deepEqual(await unit(head), ['officers', handler.name, handler2.name], 'neither himself nor who leads him');
  assert.deepEqual((await unit(leader, AGENCY))?.includes(second.name), false);
  const sums = async (who: Officer, code: string) => {
    const posts = await evaluatingPosts(app.read, app.realm, who, app.clock.now());
    return (await unitEvaluation(app.read, asked(world), posts, code))?.sheet;
  };
  for (const who of overseers) {
    assert.deepEqual(await unit(who), ['sums'], 'no names');
    assert.ok(await sums(who, AGENCY), 'sums of many');
    assert.equal(await sums(who, 'H48.14.05.003'), null, 'sums of a room of few would tell of each');
  }
  assert.ok(await sums(leader, 'H48.14.05.003'), 'who leads them sees each of them anyway');
  for (const who of [handler, clerk, stranger, far, receiver, admin])
    assert.equal(await unit(who), undefined, who.name);

  const [from, to] = [localDate('2026-11-20'), localDate('2026-11-23')];
  good(await substitute(app, 'system:cli', { officer: head.id, substitute: handler2.id, from, to }));
  const instead: Officer = { ...handler2, posts: [...handler2.posts, ...head.posts] };
  assert.equal(await opens(instead, handler), false, 'who stands in for a head judges nobody');
  assert.equal(await unit(instead), undefined);
});

test('whoever looks at figures of others is written down for them to see, and the officer alone remarks on them', async (t) => {
  const world = await openCase(t, '2026-11-20T09:00:00+07:00');
  const { app, clock, handler, handler2, head, leader } = world;
  const look = { about: handler.id, period: november, unit: null };
  await noteLook(app, handler, look);
  await noteLook(app, head, look);
  clock.set('2026-11-20T10:00:00+07:00');
  await noteLook(app, leader, { ...look, about: ROOM, unit: ROOM, figure: 'late' });
  await noteLook(app, 'system:cli', { ...look, about: handler2.id });
  const looks = await lookedAt(app.read, app.realm, handler.id, [ROOM]);
  assert.deepEqual(
    looks.map(({ name, unit, period }) => [name, unit, period]),
    [
      [leader.name, ROOM, '2026-11'],
      [head.name, null, '2026-11'],
    ],
    'not his own looks',
  );
  const ofOther = await lookedAt(app.read, app.realm, handler2.id, [ROOM]);
  assert.deepEqual(ofOther.map(({ name }) => name).toSorted(), [leader.name, null].toSorted());

  const wish = { officer: handler.id, period: november, figure: 'late', text: 'Hệ thống gián đoạn hai ngày' };
  const says = async (who: Viewer, more: Partial<typeof wish> = {}) => {
    const done = await remarkOnEvaluation(app, who, { ...wish, ...more });
    return done.ok ? 'ok' : done.code;
  };
  assert.equal(await says(handler), 'ok');
  assert.equal(await says(head), 'not-found', 'nobody speaks for another');
  assert.equal(await says(handler, { text: '   ừ ' }), 'remark-length');
  assert.equal(await says(handler, { text: 'x'.repeat(2001) }), 'remark-length');
  assert.equal(await says(handler, { figure: 'xep-hang' }), 'not-found');
  const kept = await remarksOn(app.read, app.realm, handler.id, '2026-11');
  assert.deepEqual(
    kept.map(({ figure, text }) => [figure, text]),
    [['late', wish.text]],
  );
  assert.deepEqual(await remarksOn(app.read, app.realm, handler.id, '2026-10'), []);
  const { rows } = await app.read.query(`select actor, facts from trail where act = 'evaluation-remark'`);
  assert.equal(rows.length, 1);
  assert.equal(rows[0].actor, `officer:${handler.id}`);
  assert.doesNotMatch(JSON.stringify(rows[0].facts), /gián đoạn/, 'words stay out of the trail');
});

test('ratings have no source until slips are told, then n and a response rate, and aspects only from enough of them', async (t) => {
  const world = await openCase(t, '2026-11-20T09:00:00+07:00');
  const { returned, asked: waiting } = await aMonth(world);
  const { app, handler } = world;
  const ratings = async (fewest = 5) =>
    (await officerSheet(app.read, asked(world, { fewest }), handler.id, null)).ratings;
  assert.equal(await ratings(), null);
  const tell = async (text: string) => {
    const read = readFacts(`loai,ma,don_vi,ngay,han,xong,gia_tri\n${text}`);
    assert.ok('facts' in read, JSON.stringify(read));
    await importFacts(app, read.facts);
  };
  await tell(`danh-gia,${waiting},,2026-11-20,,,thai-do:hai-long`);
  assert.deepEqual(await ratings(), { rated: 0, of: 1, aspects: null }, 'one that has not ended is of no rate');
  await tell(`danh-gia,${returned},,2026-11-20,,,thai-do:khong-hai-long thoi-gian:hai-long`);
  assert.deepEqual(await ratings(), { rated: 1, of: 1, aspects: null });
  await tell(`danh-gia,${returned},,2026-11-21,,,thai-do:hai-long`);
  const told = await ratings(1);
  assert.deepEqual(
    told?.aspects?.filter(({ of }) => of > 0),
    [{ aspect: 'thai-do', content: 1, of: 1 }],
    'the last slip',
  );
  const bad = readFacts(`loai,ma,don_vi,ngay,han,xong,gia_tri\ndanh-gia,${returned},,2026-11-20,,,thai-do:5`);
  assert.ok('bad' in bad && bad.bad[0]?.problem === 'value');
  const board = await boardOf(app.read, { ...asked(world), unit: 'H48', readings: USUAL_READINGS });
  const row = sheetOf({
    figures: board.figures,
    readings: USUAL_READINGS,
    on: localDate('2026-11-30'),
    isProvince: true,
  })
    .groups.flatMap(({ rows }) => rows)
    .find(({ code }) => code === '5.4');
  assert.equal(row?.standing, 'no-source', 'slips are not what indicator 5.4 counts');
});

test('a sheet reads its officer’s steps of its period, not the years before nor other officers’', async (t) => {
  const world = await openCase(t, '2026-11-20T09:00:00+07:00');
  const { app } = world;
  const code = await fileOne(world);
  // Forty thousand steps of fifty officers in four years: some seventeen a month of each.
  await app.read.query(
    `insert into dossier_step (realm, code, seq, step, name, agency, role, officer, entered_at, left_at, outcome)
     select $1, $2, n, 'examine', 'Thụ lý', $3, 'handler', ('00000000-0000-4000-8000-' || lpad((n % 50)::text, 12, '0'))::uuid,
       at, at + interval '2 hours', 'stopped'
     from generate_series(1, 40000) n, lateral (select timestamptz '2022-11-20 08:00+07' + n * interval '52 minutes' as at) x`,
    [app.realm, code, AGENCY],
  );
  // As the server does by itself after so many rows.
  const owner = await connectOnce(app.url ?? '');
  await owner.query('analyze dossier_step');
  await owner.end();
  const nodes: Record<string, unknown>[] = [];
  const explained = {
    query: async (text: string, values?: unknown[]) => {
      const { rows } = await app.read.query(`explain (analyze, format json) ${text}`, values);
      JSON.stringify(rows[0], (_key, value) => {
        if (value && typeof value === 'object' && value['Relation Name'] === 'dossier_step') nodes.push(value);
        return value;
      });
      return { rows: [] };
    },
  };
  const [from, to] = ['2025-05-01', '2025-06-01'].map((day) => instantOf(localDate(day))) as [Instant, Instant];
  const asked = { realm: app.realm, officers: ['00000000-0000-4000-8000-000000000007'], from, to };
  await stepsOf(explained as never, asked);
  const read = nodes.filter((node) => Number(node['Actual Loops']) > 0 && Number(node['Actual Rows']) > 0);
  assert.deepEqual([...new Set(read.map((node) => node['Index Name']))].toSorted(), [
    'dossier_step_of_officer_entered',
    'dossier_step_of_officer_left',
  ]);
  const rows = read.map((node) => Number(node['Actual Rows']) + Number(node['Rows Removed by Filter'] ?? 0));
  assert.ok(rows.reduce((sum, one) => sum + one, 0) < 50, `read ${rows}`);
});

test('who held a step before this was kept is found again in the trail, as the migration tells it', async (t) => {
  const world = await openCase(t, '2026-11-20T09:00:00+07:00');
  const { app, clock, head, handler, handler2 } = world;
  const code = await examined(world);
  for (const [at, to] of [
    ['2026-11-20T10:00:00+07:00', handler2],
    ['2026-11-20T11:00:00+07:00', handler],
  ] as const) {
    clock.set(at);
    good(await assign(app, head, { code, officer: to.id }));
  }
  const kept = async () =>
    (await app.read.query('select * from dossier_step_passed where code = $1 order by seq, nth', [code])).rows;
  const before = await kept();
  assert.deepEqual(
    before.map((row) => [row.nth, row.from_officer, row.to_officer]),
    [
      [1, handler.id, handler2.id],
      [2, handler2.id, handler.id],
    ],
  );
  const statement = /^insert into dossier_step_passed[^;]+;/m.exec(
    readFileSync('migrations/0036-evaluation.sql', 'utf8'),
  );
  const owner = await connectOnce(app.url ?? '');
  await owner.query('delete from dossier_step_passed');
  await owner.query(statement?.[0] ?? '');
  await owner.end();
  assert.deepEqual(await kept(), before);
});

test('a list is judged when its first page is asked for, and walked from what was judged then by whoever may still see it', async (t) => {
  const world = await openCase(t, '2026-11-20T09:00:00+07:00');
  const { app, clock, head, leader, stranger, handler } = world;
  const codes = [await examined(world), await examined(world), await examined(world)];
  // Counts what is read: a page that is walked on to reads no step of any officer.
  let judged = 0;
  const reader = Object.assign(Object.create(app.read), {
    query: (text: string, values: unknown[]) => {
      if (text.includes('from mine s')) judged += 1;
      return app.read.query(text, values);
    },
  }) as typeof app.read;
  const posts = (who: Officer) => evaluatingPosts(app.read, app.realm, who, clock.now());
  const walk = async (viewer: Officer, after?: EvaluationItem) =>
    unitItems(reader, asked(world), await posts(viewer), { viewer, unit: ROOM, figure: 'received', after });
  const first = (await walk(head))?.items ?? [];
  const mine = first.filter(({ code }) => codes.includes(code));
  assert.equal(mine.length, 6, 'assigned by the head, then examined');
  assert.equal(judged, 1);
  await examined(world);
  assert.deepEqual((await walk(head, first[0]))?.items, first, 'the next page is of the same list');
  assert.equal(judged, 1);
  assert.equal((await walk(head))?.items?.length, first.length + 2, 'its first page is always of now');
  assert.equal(judged, 2);
  assert.equal(
    (await walk(leader, first[0]))?.items?.length,
    first.length + 2,
    'another viewer walks a list of their own',
  );
  assert.equal(judged, 3);
  assert.equal(await walk(stranger, first[0]), undefined);
  assert.equal(
    await unitItems(reader, asked(world), [], { viewer: head, unit: ROOM, figure: 'received', after: first[0] }),
    undefined,
  );
  clock.set('2026-11-20T09:30:00+07:00');
  await walk(head, first[0]);
  assert.equal(judged, 4, 'a walk that stood still is judged again');

  const one = { viewer: head, officer: handler.id, unit: ROOM, figure: 'received' as const };
  const items = await officerItems(reader, asked(world), { ...one, after: undefined });
  assert.equal(items.length, 4);
  assert.deepEqual(await officerItems(reader, asked(world), { ...one, after: items[0] }), items);
  assert.equal(judged, 5);

  // No process remembers it: what stands in the database is the list, for every process, and without it the list is judged again.
  const kept = () => app.read.query('select list, items from evaluation_list where realm = $1', [app.realm]);
  assert.equal((await kept()).rows.length, 2, 'those that nobody walks any more are forgotten');
  await app.read.query(`update evaluation_list set items = '[]' where realm = $1 and viewer = $2`, [
    app.realm,
    head.id,
  ]);
  assert.deepEqual(await officerItems(reader, asked(world), { ...one, after: items[0] }), []);
  await app.read.query('delete from evaluation_list where realm = $1', [app.realm]);
  assert.equal((await officerItems(reader, asked(world), { ...one, after: items[0] })).length, 4);
  assert.equal(judged, 6);
});
