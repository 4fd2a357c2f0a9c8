import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { connectOnce } from '#db/pool.server.ts';
import {
  ACTS,
  type ActName,
  accept,
  answerConsultation,
  assign,
  claim,
  consult,
  deskCounts,
  dropView,
  findDossier,
  handOver,
  markSeen,
  nextInQueue,
  QUEUES,
  rebuildQueues,
  recountQueues,
  type SearchQuestion,
  saveView,
  viewDesk,
} from '#dossier/index.ts';
import { postsOn, substitute } from '#identity/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { formatInstant, instant, localDate } from '#kernel/time.ts';
import { actsOf } from '../world/acts.ts';
import { type Case, fileOne, type Officer, officer, openCase } from '../world/case.ts';

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};

const deskOf = async ({ app, clock }: Case, officer: Officer, more: Partial<Parameters<typeof viewDesk>[3]> = {}) =>
  viewDesk(app.read, app.realm, officer, { now: clock.now(), language: 'vi', ...more });

const codesIn = async (world: Case, officer: Officer, queue: (typeof QUEUES)[number]) =>
  (await deskOf(world, officer, { queue })).lines.map(({ code }) => code);

test('a dossier moves between the queues of those whose work it is, in the act itself', async (t) => {
  const world = await openCase(t);
  const { app, receiver, head, handler, stranger } = world;
  const code = await fileOne(world);
  assert.deepEqual(await codesIn(world, receiver, 'to-receive'), [code]);
  good(await accept(app, receiver, { code }));
  assert.deepEqual(await codesIn(world, receiver, 'to-receive'), []);
  assert.deepEqual(await codesIn(world, receiver, 'to-hand-over'), [code]);
  good(await handOver(app, receiver, { code }));
  assert.deepEqual(await codesIn(world, head, 'to-take'), [code]);
  assert.deepEqual(await codesIn(world, handler, 'to-take'), [], 'not before it is assigned: it is the head’s step');
  good(await assign(app, head, { code, officer: handler.id }));
  assert.deepEqual(await codesIn(world, handler, 'mine'), [code]);
  good(
    await consult(app, handler, {
      code,
      agency: 'H48.03',
      question: 'Nguồn gốc máy tàu có hợp lệ không?',
      due: instant(world.clock.now() + 86_400_000),
    }),
  );
  assert.deepEqual(await codesIn(world, stranger, 'opinions'), [code], 'a room of the agency asked');
  good(await answerConsultation(app, stranger, { code, seq: 1, agrees: true, answer: 'Hợp lệ.' }));
  assert.deepEqual(await codesIn(world, stranger, 'opinions'), []);
  const counts = await deskCounts(app.read, app.realm, handler, world.clock.now());
  assert.deepEqual([counts.mine, counts.all, counts['to-take']], [1, 1, 0]);
});

test('overdue, due today and soon follow from the clock without any act', async (t) => {
  const world = await openCase(t);
  const { app, receiver, leader, clock } = world;
  const code = await fileOne(world);
  good(await accept(app, receiver, { code }));
  const due = (await findDossier(app.read, app.realm, receiver, code))?.due;
  assert.ok(due);
  const at = async (days: number) => {
    clock.set(formatInstant(instant(due + days * 86_400_000 - 3_600_000)));
    const { today, soon, late } = await deskCounts(app.read, app.realm, leader, clock.now());
    return [today, soon, late];
  };
  assert.deepEqual(await at(-9), [0, 0, 0]);
  assert.deepEqual(await at(-1), [0, 1, 0]);
  assert.deepEqual(await at(0), [1, 0, 0]);
  assert.deepEqual(await at(1), [0, 0, 1]);
  assert.deepEqual(await codesIn(world, leader, 'late'), [code]);
});

test('what stands at a room and at its office counts once for who works there, and for the head of the room', async (t) => {
  const world = await openCase(t);
  const { app, receiver, head, handler, stranger, clock } = world;
  const roomHead = await officer(app, 'Đỗ Thị Mơ', ['unit-head', 'H48.03.01']);
  const ask = async (...agencies: string[]) => {
    const code = await fileOne(world);
    good(await accept(app, receiver, { code }));
    good(await handOver(app, receiver, { code }));
    good(await assign(app, head, { code, officer: handler.id }));
    for (const agency of agencies)
      good(
        await consult(app, handler, { code, agency, question: 'Có hợp lệ không?', due: instant(clock.now() + 1e8) }),
      );
    return code;
  };
  await ask('H48.03');
  await ask('H48.03.01');
  for (let both = 0; both < 3; both += 1) await ask('H48.03', 'H48.03.01');
  for (const who of [stranger, roomHead]) {
    const { all, opinions, soon, today } = await deskCounts(app.read, app.realm, who, clock.now());
    assert.equal(all, 5);
    assert.equal((await codesIn(world, who, 'all')).length, 5);
    assert.equal(opinions, 5);
    assert.deepEqual([today, soon], [0, 0]);
  }
  clock.set(formatInstant(instant(clock.now() + 60 * 86_400_000)));
  assert.equal((await deskCounts(app.read, app.realm, stranger, clock.now())).late, 5);
  assert.equal((await recountQueues(app)).differences, 0);
});

test('through random acts every count is what its list holds, every line is one the officer may open, and the recount finds nothing', {
  timeout: 240_000,
}, async (t) => {
  const world = await openCase(t);
  const { app, clock } = world;
  const officers = [world.receiver, world.handler, world.head, world.leader, world.clerk, world.stranger];
  // Two posts whose places hold the same dossiers.
  officers.push({ ...world.receiver, posts: [...world.receiver.posts, ...world.leader.posts, ...world.handler.posts] });
  const acts = actsOf(world);
  let state = 7;
  const roll = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const codes: string[] = [];
  for (let step = 0; step < 160; step += 1) {
    if (step % 16 === 0) codes.push(await fileOne(world));
    const code = codes[Math.floor(roll() * codes.length)] as string;
    await acts[ACTS[Math.floor(roll() * ACTS.length)] as ActName](code);
    clock.set(formatInstant(instant(clock.now() + 40 * 60_000)));
    if (step % 20 !== 19) continue;
    for (const officer of officers) {
      const counts = await deskCounts(app.read, app.realm, officer, clock.now());
      for (const queue of QUEUES) {
        const lines = await codesIn(world, officer, queue);
        assert.equal(new Set(lines).size, lines.length);
        assert.equal(counts[queue], lines.length, `${queue} of ${officer.name} after step ${step}`);
        for (const one of lines) assert.ok(await findDossier(app.read, app.realm, officer, one));
      }
    }
  }
  const { places, differences } = await recountQueues(app);
  assert.ok(places > 20);
  assert.equal(differences, 0);
});

test('fifty acts at once leave no count behind', async (t) => {
  const world = await openCase(t);
  const { app, receiver } = world;
  const codes = await Promise.all(Array.from({ length: 25 }, (_, at) => fileOne(world, '1.003634', `at-once-${at}`)));
  await Promise.all(codes.map((code) => accept(app, receiver, { code })));
  const counts = await deskCounts(app.read, app.realm, receiver, world.clock.now());
  assert.deepEqual([counts['to-receive'], counts['to-hand-over'], counts.all], [0, 25, 25]);
  assert.equal((await recountQueues(app)).differences, 0);
});

test('a line that went astray and a tally that is wrong are found by the recount, and made right', async (t) => {
  const world = await openCase(t);
  const { app, receiver } = world;
  const code = await fileOne(world);
  await app.read.query(`delete from queue_line where place like 'to-receive%'`);
  await app.read.query(`update queue_tally set count = count + 3 where place like 'open%'`);
  assert.ok((await recountQueues(app)).differences > 1);
  await rebuildQueues(app);
  assert.equal((await recountQueues(app)).differences, 0);
  assert.deepEqual(await codesIn(world, receiver, 'to-receive'), [code]);
});

test('officers find a dossier by the end of its code, a name without marks, numbers, the boat and what was declared, and only their own', async (t) => {
  const world = await openCase(t);
  const code = await fileOne(world);
  // Of a form with a tax code and a plot of land.
  await world.app.read.query(`update dossier set words = words || ' 0300588569 7841236' where code = $1`, [code]);
  const find = async (officer: Officer, search: string) =>
    (await deskOf(world, officer, { search: { typed: search } })).lines.map((line) => line.code);
  for (const typed of [
    code,
    code.toLowerCase(),
    '261120-1',
    '0001',
    'le thi lan',
    'Lan',
    'thị la',
    code.slice(0, -2),
    '0905 123 456',
    '(0905) 123 456',
    '905123456',
    '0300588569',
    '7841236',
    '051190001234',
    'QNg-90214-TS',
    '90214',
    'sa huynh',
  ])
    assert.deepEqual(await find(world.receiver, typed), [code], typed);
  for (const typed of [
    'le van lan',
    '261121-1',
    `${code.slice(0, -11)}261121`,
    '0300588560',
    '261120-2',
    '2',
    'QNg-90215-TS',
    `'; drop table dossier; --`,
    '%',
    '_',
    'a & b | !c',
  ])
    assert.deepEqual(await find(world.receiver, typed), [], typed);
  for (const typed of [code, '261120-1', '1', 'lan']) assert.deepEqual(await find(world.stranger, typed), [], typed);
});

test('words that are only begun are found where no whole word is', async (t) => {
  const world = await openCase(t);
  const [lan, lanh] = [await fileOne(world), await fileOne(world)];
  const say = (code: string, by: string) =>
    world.app.read.query(`update dossier set words = regexp_replace(words, '\\mlan\\M', $2, 'g') where code = $1`, [
      code,
      by,
    ]);
  await say(lanh, 'lanh');
  const find = async (search: string) =>
    (await deskOf(world, world.receiver, { search: { typed: search } })).lines.map((line) => line.code).sort();
  assert.deepEqual(await find('lan'), [lan]);
  await say(lan, 'lang');
  assert.deepEqual(await find('lan'), [lan, lanh].sort());
  assert.deepEqual(await find('la'), [], 'what begins with two letters is nearly everything');
});

test('of what many dossiers have the newest are found, whether the newest are looked through or all are looked up', async (t) => {
  const world = await openCase(t);
  const codes: string[] = [];
  for (let at = 0; at < 6; at += 1) {
    codes.push(await fileOne(world));
    world.clock.set(formatInstant(instant(world.clock.now() + 60_000)));
  }
  const find = async (call: string, what: string, common: number, newest: number) =>
    (
      await world.app.read.query<{ code: string }>(`select code from ${call} order by code`, [
        ['H48.01.50'],
        what,
        common,
        newest,
      ])
    ).rows.map(({ code }) => code);
  for (const [call, what, wanted] of [
    ['dossiers_by_words($1, $2::tsquery, 3, $3, $4)', "'thi_lan'", codes.slice(-3)],
    ['dossiers_by_number($1, $2, 1, $3, $4)', '0006', codes.slice(-1)],
  ] as const) {
    const sorted = [...wanted].sort();
    assert.deepEqual(await find(call, what, 2, 10_000), sorted, `${call} looked up`);
    assert.deepEqual(await find(call, what, -1, 10_000), sorted, `${call} looked through`);
    assert.deepEqual(await find(call, what, -1, 0), sorted, `${call} too few among the newest`);
  }
  const newestOf = async () => {
    const owner = await connectOnce(world.app.url ?? '');
    await owner.query('analyze dossier');
    await owner.end();
    return find('dossiers_by_words($1, $2::tsquery, 1, $3, $4)', "'thi_lan'", 2, 10_000);
  };
  assert.deepEqual(await newestOf(), codes.slice(-1), 'of the last two months');
  world.clock.set('2027-03-01T09:00:00+07:00');
  const other = await fileOne(world);
  await world.app.read.query(`update dossier set words = 'khac' where code = $1`, [other]);
  assert.deepEqual(await newestOf(), codes.slice(-1), 'none of the last two months');
});

test('a line is unread until the officer has seen the dossier as it is now', async (t) => {
  const world = await openCase(t);
  const { app, receiver } = world;
  const code = await fileOne(world);
  const unread = async () => (await deskOf(world, receiver, { queue: 'all' })).lines.map((line) => line.unread);
  assert.deepEqual(await unread(), [true]);
  const dossier = await findDossier(app.read, app.realm, receiver, code);
  await markSeen(app.read, app.realm, receiver.id, { code, revision: dossier?.revision ?? 0 }, world.clock.now());
  assert.deepEqual(await unread(), [false]);
  good(await accept(app, receiver, { code }));
  assert.deepEqual(await unread(), [true]);
});

test('what waits for a signature stands in one list of the leader, also where an earlier program had put it in two', async (t) => {
  const world = await openCase(t);
  const { app, leader } = world;
  const acts = actsOf(world);
  const code = await fileOne(world);
  for (const act of ['accept', 'hand-over', 'assign', 'draft-decision', 'advance', 'claim', 'advance'] as const)
    good(await acts[act](code));
  const lists = async () => {
    const { counts } = await deskOf(world, leader);
    return [counts['to-sign'], counts['to-take'], await codesIn(world, leader, 'to-take')];
  };
  assert.deepEqual(await lists(), [1, 0, []]);
  const add = `insert into queue_line (realm, place, due, code)
    select realm, replace(place, 'sign|', 'take-leader|'), due, code from queue_line where place like 'sign|%'`;
  await app.read.query(add);
  await app.read.query(`insert into queue_tally (realm, place, due, slot, count)
    select realm, place, '-infinity', 3, 1 from queue_line where place like 'take-leader|%'`);
  assert.deepEqual(await lists(), [1, 1, [code]], 'as it was');
  const owner = await connectOnce(app.url ?? '');
  await owner.query(readFileSync('migrations/0055-signed-in-one-list.sql', 'utf8')).finally(() => owner.end());
  assert.deepEqual(await lists(), [1, 0, []]);
  assert.equal((await recountQueues(app)).differences, 0);
  good(await acts.sign(code));
});

test('pages of a queue follow each other without a gap, by what is due first', async (t) => {
  const world = await openCase(t);
  const codes: string[] = [];
  for (let at = 0; at < 52; at += 1) codes.push(await fileOne(world, '1.003634', `page-of-queue-${at}`));
  const first = await deskOf(world, world.receiver, { queue: 'to-receive' });
  const last = first.lines.at(-1);
  assert.ok(last?.answerDue && first.lines.length === 50);
  const second = await deskOf(world, world.receiver, {
    queue: 'to-receive',
    after: { due: last.answerDue, code: last.code },
  });
  assert.deepEqual([...first.lines, ...second.lines].map(({ code }) => code).toSorted(), codes.toSorted());
});

test('the next dossier is the one after this in its list, also after an act took this away, and after the last the first', async (t) => {
  const world = await openCase(t);
  const { app, receiver, head, handler } = world;
  const codes: string[] = [];
  for (let at = 0; at < 4; at += 1) codes.push(await fileOne(world));
  const next = async (code: string, officer: Officer, queue: (typeof QUEUES)[number], whose?: 'own') => {
    const dossier = await findDossier(app.read, app.realm, officer, code);
    assert.ok(dossier);
    return (await nextInQueue(app.read, app.realm, officer, { queue, whose, dossier, now: world.clock.now() }))?.code;
  };
  const [first = '', second = '', third = '', fourth = ''] = await codesIn(world, receiver, 'to-receive');
  assert.deepEqual([first, second, third, fourth].toSorted(), codes.toSorted());
  const walked = async (...from: string[]) => Promise.all(from.map((code) => next(code, receiver, 'to-receive')));
  assert.deepEqual(await walked(first, second, third, fourth), [second, third, fourth, first]);
  // Without a date they stand last, by their codes.
  await app.read.query(`update dossier set answer_due = null where code = any($1::text[])`, [[third, fourth]]);
  await app.read.query(`update queue_line set due = 'infinity' where code = any($1::text[])`, [[third, fourth]]);
  assert.deepEqual(await walked(first, second, third, fourth), [second, third, fourth, first]);
  for (const code of [first, second, third]) good(await accept(app, receiver, { code }));
  assert.deepEqual(await walked(first, fourth), [fourth, undefined]);
  for (const code of [first, second, third]) good(await handOver(app, receiver, { code }));
  const taken = await codesIn(world, head, 'to-take');
  assert.equal(await next(taken[0] ?? '', head, 'to-take'), taken[1]);
  good(await assign(app, head, { code: taken[1] ?? '', officer: handler.id }));
  assert.equal(await next(taken[1] ?? '', head, 'to-take'), taken[2], 'it went on from where it was');
  assert.equal(await next(taken[0] ?? '', handler, 'all', 'own'), taken[1], 'of a narrowed list');
  assert.equal(await next(taken[1] ?? '', handler, 'all', 'own'), undefined);
});

test('of a list only what the officer holds, and what somebody on leave holds', async (t) => {
  const world = await openCase(t);
  const { app, receiver, head, handler } = world;
  const code = await fileOne(world);
  good(await accept(app, receiver, { code }));
  good(await handOver(app, receiver, { code }));
  good(await assign(app, head, { code, officer: handler.id }));
  const all = async (officer: Officer, whose: 'own' | 'unit' | 'instead') =>
    (await deskOf(world, officer, { queue: 'all', whose })).lines.map((line) => line.code);
  assert.deepEqual([await all(head, 'own'), await all(head, 'unit')], [[], [code]]);
  assert.deepEqual(await all(handler, 'own'), [code]);
  const until = '2026-11-30';
  const instead = { ...head, standsInFor: [{ officer: handler.id, name: handler.name, until }] };
  assert.deepEqual(await all(instead, 'instead'), [code]);
  good(await claim(app, handler, { code }));
});

test('what waits for a signature is the leader’s own, the unit’s, or that of a leader on leave', async (t) => {
  const world = await openCase(t);
  const { app, head, leader } = world;
  const acts = actsOf(world);
  const [held, free] = [await fileOne(world), await fileOne(world)];
  for (const code of [held, free])
    for (const act of ['accept', 'hand-over', 'assign', 'draft-decision', 'advance', 'claim', 'advance'] as const)
      good(await acts[act](code));
  good(await claim(app, leader, { code: held }));
  const codes = async (officer: Officer, whose?: 'own' | 'unit' | 'instead') =>
    (await deskOf(world, officer, { queue: 'to-sign', whose })).lines.map(({ code }) => code).toSorted();
  assert.deepEqual(await codes(leader), [held, free].toSorted());
  assert.deepEqual([await codes(leader, 'own'), await codes(leader, 'unit')], [[held], [free]]);
  const [from, to] = [localDate('2026-11-20'), localDate('2026-11-20')];
  good(await substitute(app, 'system:cli', { officer: leader.id, substitute: head.id, from, to }));
  const posts = await postsOn(app.read, app.realm, head.id, from);
  assert.deepEqual(posts.map(({ role, instead = false }) => [role, instead]).toSorted(), [
    ['leader', true],
    ['unit-head', false],
  ]);
  const instead = { ...head, posts, standsInFor: [{ officer: leader.id, name: leader.name, until: to }] };
  assert.deepEqual(await codes(instead), [held, free].toSorted());
  assert.deepEqual([await codes(instead, 'own'), await codes(instead, 'unit')], [[], []], 'his own post signs nothing');
  assert.deepEqual(await codes(instead, 'instead'), [held, free].toSorted());
  const taken = async (whose?: 'unit' | 'instead') =>
    (await deskOf(world, instead, { queue: 'to-take', whose })).lines.length;
  const other = await fileOne(world);
  for (const act of ['accept', 'hand-over'] as const) good(await acts[act](other));
  assert.deepEqual([await taken(), await taken('unit'), await taken('instead')], [1, 1, 0]);
});

test('of readings of a number what any of them finds is shown, page by page; a nearer reading of words leads on to the others', async (t) => {
  const world = await openCase(t);
  const codes: string[] = [];
  for (let at = 0; at < 53; at += 1) {
    codes.push(await fileOne(world, '1.003634', `page-of-search-${at}`));
    world.clock.set(formatInstant(instant(world.clock.now() + 1000)));
  }
  const [number = '', phone = '', said = ''] = codes;
  const set = (code: string, what: string) =>
    world.app.read.query(`update dossier set ${what} where code = $1`, [code]);
  await set(number, `owner_number = '0912345678'`);
  await set(phone, `owner_phone = '0912345678'`);
  await set(said, `words = words || ' 0912345678'`);
  const find = async (search: SearchQuestion) => {
    const { lines, found } = await deskOf(world, world.receiver, { search });
    return { codes: lines.map(({ code }) => code), ...found };
  };
  const numbers = await find({ typed: '0912345678' });
  assert.deepEqual(numbers.codes.toSorted(), [number, phone, said].toSorted());
  assert.deepEqual([numbers.more, numbers.page], [false, 1]);
  const [first, second] = [await find({ typed: 'lan' }), await find({ typed: 'lan', page: 2 })];
  assert.deepEqual([first.codes.length, first.more, second.codes.length, second.more], [50, true, 3, false]);
  assert.deepEqual([...first.codes, ...second.codes].toSorted(), codes.toSorted());
  await set(said, `words = regexp_replace(words, 'thi_lan', 'x') || ' thi lan'`);
  const near = await find({ typed: 'thi lan', page: 2 });
  assert.deepEqual([near.codes.length, near.narrow], [2, true]);
  assert.ok(!near.codes.includes(said));
  const wide = await find({ typed: 'thi lan', page: 2, wide: true });
  assert.deepEqual([wide.codes.length, wide.narrow], [3, false]);
});

test('an officer keeps a view under a name, and nobody else has it', async (t) => {
  const world = await openCase(t);
  const { app, receiver, head } = world;
  const none = await saveView(app, receiver, { name: ' ', query: 'hang=late' });
  assert.equal(none.ok ? '' : none.code, 'view-name-needed');
  const { id } = good(await saveView(app, receiver, { name: 'Quá hạn của tôi', query: 'hang=late&cua=toi&sau-ma=x' }));
  assert.deepEqual((await deskOf(world, receiver)).views, [
    { id, name: 'Quá hạn của tôi', query: 'hang=late&cua=toi' },
  ]);
  assert.deepEqual((await deskOf(world, head)).views, []);
  assert.equal((await dropView(app, head, id)).ok, false);
  good(await dropView(app, receiver, id));
  for (let at = 0; at < 20; at += 1) good(await saveView(app, receiver, { name: `${at}`, query: '' }));
  const many = await saveView(app, receiver, { name: 'nữa', query: '' });
  assert.equal(many.ok ? '' : many.code, 'views-too-many');
});
