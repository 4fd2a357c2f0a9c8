import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foundAgency, partsOf, reorganise } from '#agency/index.ts';
import {
  accept,
  advance,
  answerConsultation,
  approveProcess,
  askSucceeding,
  askSupplement,
  assign,
  claim,
  consult,
  findDossier,
  handOver,
  owns,
  recountQueues,
  startDraft,
  submit,
  succeed,
  succeedAll,
  viewDesk,
  visitsOf,
} from '#dossier/index.ts';
import { instant, type LocalDate, localDate } from '#kernel/time.ts';
import { foldAll, recountScore } from '#scorecard/index.ts';
import { tasks } from '../../src/jobs/tasks.ts';
import { good } from '../world/alerts.ts';
import { branching, WAYS } from '../world/branching.ts';
import { answerAll, type Case, fileForUnit, fileOne, officer, openCase } from '../world/case.ts';
import { officerNamed } from '../world/running-site.ts';

const OLD = 'H48.14.05';
const NEW = 'H48.14.09';
const DAY = localDate('2026-11-23');
const BASIS = 'Nghị quyết 190/2025/QH15 (thử nghiệm)';

/** The sub-department of fisheries becomes another, rooms and all, from a day on. */
async function becomesAnother({ app }: Case, day: LocalDate = DAY): Promise<void> {
  const make = async (code: string, parent: string, kind: 'sub-department' | 'division') =>
    good(
      await foundAgency(app, 'system:test', {
        ...{ code, parent, kind, level: 'province', nameVi: `Cơ quan ${code}`, nameEn: `Agency ${code}` },
        ...{ placeLevel: 'province', placeCode: '51', address: null, phone: null, codeIsDemo: true },
        ...{ basis: BASIS, validFrom: day },
      }),
    );
  await make(NEW, 'H48.14', 'sub-department');
  await make(`${NEW}.001`, NEW, 'division');
  const end = async (agency: string, successor: string) =>
    good(await reorganise(app, 'system:test', { agency, day, basis: BASIS, successors: [{ code: successor }] }));
  for (const room of ['001', '002', '003', '004']) await end(`${OLD}.${room}`, `${NEW}.001`);
  await end(OLD, NEW);
}

/** One each: not yet accepted, held by Hoa, held by Đức, and waiting for its owner in Hoa's hands. */
async function inHand(world: Case) {
  const { app, receiver, head, handler, handler2 } = world;
  const fresh = await fileOne(world);
  const processed = async (who: Case['handler']) => {
    const code = await fileOne(world);
    good(await accept(app, receiver, { code }));
    good(await handOver(app, receiver, { code }));
    good(await assign(app, head, { code, officer: who.id }));
    return code;
  };
  const [hoas, ducs, waiting] = [await processed(handler), await processed(handler2), await processed(handler)];
  const items = [{ kind: 'component' as const, id: 'part-1', reason: 'unreadable' as const }];
  good(await askSupplement(app, handler, { code: waiting, items }));
  return { fresh, hoas, ducs, waiting };
}

const seen = async ({ app, leader }: Case, code: string) => {
  const found = await findDossier(app.read, app.realm, { ...leader, posts: [{ role: 'leader', unit: 'H48' }] }, code);
  assert.ok(found, code);
  return found;
};

test('what an agency that ended had in hand goes on with its successor, within the same term and with whoever went along', async (t) => {
  const world = await openCase(t);
  const { app, clock, handler2 } = world;
  const codes = await inHand(world);
  const before = await seen(world, codes.hoas);
  await becomesAnother(world);
  assert.equal(await succeedAll(app), 0, 'until the day it stands');
  clock.set('2026-11-23T08:00:00+07:00');
  await app.read.query(
    `insert into officer_post (realm, id, officer, unit, role, from_date, appointed_at)
     values ($1, gen_random_uuid(), $2, $3, 'handler', $4, now())`,
    [app.realm, handler2.id, `${NEW}.001`, DAY],
  );
  assert.equal(await succeedAll(app), 4);
  assert.equal(await succeedAll(app), 0, 'safe to repeat');
  for (const code of Object.values(codes)) assert.equal((await seen(world, code)).competentAgency, NEW, code);
  const hoas = await seen(world, codes.hoas);
  assert.deepEqual(
    [hoas.holderAgency, hoas.holder, hoas.step, hoas.stepDue, hoas.due, hoas.state],
    [NEW, null, before.step, before.stepDue, before.due, 'processing'],
  );
  assert.equal((await seen(world, codes.ducs)).holder, handler2.id, 'he went along');
  const waiting = await seen(world, codes.waiting);
  assert.deepEqual([waiting.state, waiting.competentAgency], ['supplement', NEW]);
  assert.equal((await seen(world, codes.fresh)).holderAgency, 'H48.01.50', 'the centre stands');
  const visits = (await visitsOf(app.read, app.realm, codes.hoas)).map(({ agency, outcome, due }) => [
    agency,
    outcome,
    due,
  ]);
  assert.deepEqual(visits.slice(-2), [
    [OLD, 'moved', before.stepDue],
    [NEW, null, before.stepDue],
  ]);
});

test('those of the successor find it in their queues, the figures follow, and nothing differs in a recount', async (t) => {
  const world = await openCase(t);
  const { app, clock } = world;
  const codes = await inHand(world);
  await foldAll(app);
  await becomesAnother(world);
  clock.set('2026-11-23T08:00:00+07:00');
  await succeedAll(app);
  const next = await officer(app, 'Hồ Văn Ba', ['handler', `${NEW}.001`]);
  const ask = { search: undefined, after: undefined, whose: undefined, now: clock.now(), language: 'vi' as const };
  const { lines } = await viewDesk(app.read, app.realm, next, { ...ask, queue: 'to-take' });
  assert.deepEqual(lines.map(({ code }) => code).sort(), [codes.hoas, codes.ducs].sort());
  assert.equal((await recountQueues(app)).differences, 0);
  await foldAll(app);
  assert.equal((await recountScore(app)).differences, 0);
  const { rows } = await app.read.query<{ facts: unknown }>(
    `select facts from trail where act = 'dossier-succeed' and subject = $1`,
    [`dossier/${codes.fresh}`],
  );
  assert.deepEqual(rows[0]?.facts, {
    from: { competent: OLD, receiving: 'H48.01.50', holder: null },
    to: { competent: NEW, receiving: 'H48.01.50', holder: null },
  });
});

test('what was to be handed in at a centre that has ended since is handed in at its successor', async (t) => {
  const world = await openCase(t);
  const { app, clock, lan } = world;
  const wish = { procedure: '1.003634', person: lan.id, province: 'Quảng Ngãi', answers: {} };
  const { id } = good(await startDraft(app, lan, wish));
  await answerAll(world, id);
  good(
    await foundAgency(app, 'system:test', {
      ...{ code: 'H48.01.51', parent: 'H48.01', kind: 'one-stop-centre', level: 'province' },
      ...{ nameVi: 'Trung tâm mới', nameEn: 'New centre', placeLevel: 'province', placeCode: '51' },
      ...{ address: null, phone: null, codeIsDemo: true, basis: BASIS, validFrom: DAY },
    }),
  );
  const successors = [{ code: 'H48.01.51' }];
  good(await reorganise(app, 'system:test', { agency: 'H48.01.50', day: DAY, basis: BASIS, successors }));
  clock.set('2026-11-23T08:00:00+07:00');
  const { code } = good(await submit(app, lan, { draft: id, key: 'filed-late', declared: true }));
  const filed = await seen(world, code);
  assert.deepEqual(
    [filed.receivingAgency, filed.holderAgency, filed.delivery.where],
    ['H48.01.51', 'H48.01.51', 'H48.01.51'],
  );
});

test('what an agency that ended had asked of another is its successor’s to follow, and still seen by those who asked', async (t) => {
  const world = await openCase(t);
  const { app, clock } = world;
  const hoa = await officerNamed(app, 'hoa.vt');
  const code = await fileForUnit(app, hoa);
  await app.read.query('update agency set valid_to = $2 where realm = $1 and code = $3', [app.realm, DAY, 'H48.14']);
  await app.read.query(
    `insert into agency_succession (realm, old_agency, new_agency, day, basis) values ($1, 'H48.14', 'H48.02', $2, $3)`,
    [app.realm, DAY, BASIS],
  );
  clock.set('2026-11-23T08:00:00+07:00');
  assert.equal(await succeedAll(app), 1);
  assert.equal(await succeedAll(app), 0);
  const next = await officer(app, 'Hồ Văn Ba', ['handler', 'H48.02']);
  const found = await findDossier(app.read, app.realm, next, code);
  assert.ok(found && owns(next, found) && owns(hoa, found));
  assert.deepEqual([found.ownerUnit, found.competentAgency], ['H48.02', 'H48.04']);
});

test('an opinion asked of an agency that ended is its successor’s to give, and a step that stands at it too', async (t) => {
  const world = await openCase(t);
  const { app, clock, receiver, head, handler } = world;
  const approval = { procedure: '1.003634', validFrom: localDate('2026-11-01'), basis: 'Quyết định thử nghiệm' };
  good(await approveProcess(app, 'system:test', { ...approval, process: branching(WAYS) }));
  const code = await fileOne(world);
  good(await accept(app, receiver, { code }));
  good(await handOver(app, receiver, { code }));
  good(await assign(app, head, { code, officer: handler.id }));
  const question = 'Tàu này có trong danh sách kiểm tra không?';
  good(await consult(app, handler, { code, agency: 'H48.14.07', question, due: instant(clock.now() + 86_400_000) }));
  good(await advance(app, handler, { code }));
  const before = await seen(world, code);
  assert.deepEqual([before.holderAgency, before.asked], ['H48.14.05.004', ['H48.14.07']]);
  const end = async (agency: string, successor: string) =>
    good(await reorganise(app, 'system:test', { agency, day: DAY, basis: BASIS, successors: [{ code: successor }] }));
  await end('H48.14.05.004', 'H48.14.05.002');
  for (const { code: room } of await partsOf(app.read, app.realm, 'H48.14.07', DAY)) await end(room, 'H48.14.05.002');
  await end('H48.14.07', 'H48.14.05');
  clock.set('2026-11-23T08:00:00+07:00');
  assert.equal(await succeedAll(app), 1);
  assert.equal(await succeedAll(app), 0);
  const after = await seen(world, code);
  assert.deepEqual(
    [after.holderAgency, after.asked, after.stepDue, after.competentAgency],
    ['H48.14.05.002', ['H48.14.05'], before.stepDue, OLD],
  );
  good(await claim(app, handler, { code }));
  const answer = { code, seq: 1, agrees: true, answer: 'Không có trong danh sách.' };
  good(await answerConsultation(app, head, answer));
  assert.deepEqual((await seen(world, code)).asked, []);
  const { rows } = await app.read.query<{ facts: { from: object; to: object } }>(
    `select facts from trail where act = 'dossier-succeed' and subject = $1`,
    [`dossier/${code}`],
  );
  assert.deepEqual(rows[0]?.facts.to, {
    ...{ competent: OLD, receiving: 'H48.01.50', holder: null },
    ...{ asked: ['H48.14.05'], steps: ['H48.14.05.002'] },
  });
  assert.equal((await recountQueues(app)).differences, 0);
});

test('what an agency left whose day has passed is asked for at once, and done by a job', async (t) => {
  const world = await openCase(t);
  const { app } = world;
  const code = await fileOne(world);
  await becomesAnother(world, localDate('2026-11-20'));
  good(await askSucceeding(app));
  const left = await app.read.query<{ payload: unknown }>(
    `select payload from job_outbox where task = 'succeed-agencies'`,
  );
  await tasks['succeed-agencies']?.(app, left.rows[0]?.payload);
  assert.equal((await seen(world, code)).competentAgency, NEW);
});

test('a dossier of an agency that stands is let be', async (t) => {
  const world = await openCase(t);
  const done = await succeed(world.app, await fileOne(world));
  assert.equal(!done.ok && done.code, 'agency-same');
});
