import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept } from '#dossier/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { localDate } from '#kernel/time.ts';
import {
  answerExplanation,
  answeredExplanations,
  askExplanation,
  type ExplanationAbout,
  type ExplanationAsk,
  enterDirective,
  explanationLines,
  findExplanation,
  foldAll,
  openExplanations,
  setTarget,
  USUAL_READINGS,
  waitingExplanations,
} from '#scorecard/index.ts';
import { type Case, fileOne, type Officer, officer, openCase } from '../world/case.ts';

const AGENCY = 'H48.14.05';
const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};
const code = (done: Outcome<unknown>) => (done.ok ? 'ok' : done.code);

const QUESTION = 'Vì sao tỷ lệ đúng hạn của đơn vị giảm so với quý trước?';
const wish = (more: Partial<ExplanationAsk> = {}): ExplanationAsk => ({
  ...{ unit: AGENCY, about: { about: 'figure', figure: '2.1', span: '2026-Q4' }, question: QUESTION, days: 5 },
  ...{ readings: USUAL_READINGS, ...more },
});
const about = (more: Partial<Record<'figure' | 'span', string>>): ExplanationAbout => ({
  ...{ about: 'figure', figure: '2.1', span: '2026-Q4', ...more },
});

/** A leader of the province and of the department above, a supervisor, and officers who have nothing to do with it. */
async function people({ app }: Case) {
  return {
    chair: await officer(app, 'Tôn Vĩnh Chủ', ['leader', 'H48']),
    department: await officer(app, 'Nguyễn Bá Lộc', ['leader', 'H48.14']),
    deputy: await officer(app, 'Cao Văn Lĩnh', ['leader', AGENCY]),
    council: await officer(app, 'Đinh Thị Giám', ['supervisor', 'H48']),
    soat: await officer(app, 'Lê Văn Soát', ['controller', 'H48.01']),
    far: await officer(app, 'Hồ Thị Mai', ['leader', 'H48.03']),
  };
}

test('a unit is asked about a figure, its head answers, and both see where it stands', async (t) => {
  const world = await openCase(t, '2026-11-20T09:00:00+07:00');
  const { app, clock, leader, receiver } = world;
  const { chair } = await people(world);
  good(await accept(app, receiver, { code: await fileOne(world) }));
  await foldAll(app);
  const { id, due } = good(await askExplanation(app, chair, wish()));
  // Five working days from Friday 20/11, the first not counted: Tuesday 24/11/2026 is no working day (Ngày Văn hóa Việt Nam).
  assert.equal(due, '2026-11-30');
  const seen = await findExplanation(app.read, app.realm, leader, id);
  // Not ended by the quarter's last day is not on time (rule 2 of 2.1).
  assert.deepEqual([seen?.part, seen?.whole, seen?.askerName, seen?.question], [0, 1, chair.name, QUESTION]);

  const stands = async (viewer: Officer) => {
    const { open, late, lines } = await waitingExplanations(app.read, app.realm, viewer, clock.now());
    return [open, late, lines[0]?.state, lines[0]?.isOwn];
  };
  assert.deepEqual(await stands(chair), [1, 0, 'waiting', true]);
  assert.deepEqual(await stands(leader), [1, 0, 'waiting', false]);
  clock.set('2026-11-30T23:59:00+07:00');
  assert.deepEqual(await stands(leader), [1, 0, 'waiting', false], 'the last day is in time');
  clock.set('2026-12-01T00:00:00+07:00');
  for (const viewer of [chair, leader]) assert.deepEqual((await stands(viewer)).slice(0, 3), [1, 1, 'late']);

  assert.equal(code(await answerExplanation(app, leader, { id, answer: ' ừ ' })), 'remark-length');
  good(await answerExplanation(app, leader, { id, answer: 'Mưa lũ làm gián đoạn kiểm tra tàu cá.' }));
  assert.equal(code(await answerExplanation(app, leader, { id, answer: 'Xin nói thêm' })), 'explanation-answered');
  assert.deepEqual(await stands(chair), [0, 0, 'answered-late', true]);
  assert.deepEqual(await stands(leader), [0, 0, 'answered-late', false]);
  const done = await answeredExplanations(app.read, app.realm, chair, { limit: 5 });
  const [line] = explanationLines(chair, done, clock.now());
  assert.deepEqual([line?.state, line?.answererName], ['answered-late', leader.name]);

  const { rows } = await app.read.query(
    'select act, actor, facts from trail where realm = $1 and subject = $2 order by seq',
    [app.realm, `explanation/${id}`],
  );
  assert.deepEqual(
    rows.map(({ act, actor }) => [act, actor]),
    [
      ['explanation-asked', `officer:${chair.id}`],
      ['explanation-answered', `officer:${leader.id}`],
    ],
  );
  assert.equal(rows[1].facts.late, true);
  assert.doesNotMatch(JSON.stringify(rows), /Mưa lũ|Vì sao/, 'words stay out of the trail');
});

test('who leads above or supervises may ask, and only the asker and the unit that is asked see it', async (t) => {
  const world = await openCase(t);
  const { app, leader, head, handler, receiver, lan } = world;
  const { chair, department, deputy, council, soat, far } = await people(world);
  for (const viewer of [leader, deputy, head, handler, receiver, soat, far, lan])
    assert.equal(code(await askExplanation(app, viewer, wish())), 'not-found', viewer.name);
  assert.equal(code(await askExplanation(app, chair, wish({ unit: 'H48' }))), 'not-found', 'nobody asks themselves');
  const { id } = good(await askExplanation(app, council, wish()));
  good(await askExplanation(app, department, wish()));
  good(await askExplanation(app, leader, wish({ unit: `${AGENCY}.002` })));
  good(await askExplanation(app, council, wish({ unit: 'H48' })));

  const sees = async (viewer: Officer) => {
    const found = await openExplanations(app.read, app.realm, viewer, { limit: 10 });
    return found.map(({ unit, askerName }) => `${unit} ${askerName}`).toSorted();
  };
  const [ofCouncil, ofDepartment] = [`${AGENCY} ${council.name}`, `${AGENCY} ${department.name}`];
  const ofRoom = `${AGENCY}.002 ${leader.name}`;
  assert.deepEqual(await sees(leader), [ofCouncil, ofRoom, ofDepartment].toSorted());
  assert.deepEqual(await sees(deputy), [ofCouncil, ofDepartment].toSorted());
  assert.deepEqual(await sees(head), [ofRoom]);
  assert.deepEqual(await sees(department), [ofDepartment]);
  assert.deepEqual(await sees(chair), [`H48 ${council.name}`]);
  for (const viewer of [handler, receiver, soat, far]) assert.deepEqual(await sees(viewer), [], viewer.name);
  for (const viewer of [chair, department, head, soat, far, handler]) {
    assert.equal(await findExplanation(app.read, app.realm, viewer, id), undefined, viewer.name);
    const done = await answerExplanation(app, viewer, { id, answer: 'Xin giải trình thay' });
    assert.equal(code(done), 'not-found', viewer.name);
  }
  assert.equal(code(await answerExplanation(app, council, { id, answer: 'Tự trả lời' })), 'not-found');
  const machine: Officer = { ...leader, client: leader.id };
  assert.equal(code(await answerExplanation(app, machine, { id, answer: 'Máy trả lời' })), 'not-found');
});

test('a request that cannot stand is refused with its reason', async (t) => {
  const world = await openCase(t);
  const { app } = world;
  const { chair } = await people(world);
  const says = async (more: Partial<ExplanationAsk>) => code(await askExplanation(app, chair, wish(more)));
  assert.equal(await says({ question: '  vì sao?  ' }), 'explanation-question');
  assert.equal(await says({ question: 'x'.repeat(2001) }), 'explanation-question');
  for (const days of [0, 31, 2.5, Number.NaN]) assert.equal(await says({ days }), 'explanation-days', String(days));
  assert.equal(await says({ about: about({ figure: '9.9' }) }), 'explanation-figure');
  assert.equal(await says({ about: about({ span: '2026-Q5' }) }), 'explanation-figure');
  assert.equal(await says({ about: about({ figure: '1.1', span: '2026-04..2026-08' }) }), 'explanation-figure');
  assert.equal(await says({ unit: 'H48.14.05.999' }), 'explanation-nobody');
  assert.equal(await says({}), 'ok');
  assert.equal(await says({ days: 9 }), 'explanation-open', 'the same question waits');
  assert.equal(await says({ about: { about: 'list', figure: '2.1', span: '2026-Q4', side: 'lost' } }), 'ok');
  assert.equal(await says({ about: about({ figure: 'decree', span: '2026-04..2026-08' }) }), 'ok');
  assert.equal(await says({ about: about({ figure: '5.2' }) }), 'ok', 'a figure without a source can be asked about');
});

test('a target is asked about once it is overdue, with the counts of that moment', async (t) => {
  const world = await openCase(t, '2026-11-20T09:00:00+07:00');
  const { app, clock } = world;
  const { chair, far } = await people(world);
  const paper = { kind: 'plan' as const, number: '12/KH-UBND', issuedOn: localDate('2026-01-05') };
  const wished = { ...paper, issuer: 'UBND tỉnh', summary: 'Kế hoạch năm 2026' };
  const { id: directive } = good(await enterDirective(app, chair, wished));
  const target = { directive, unit: AGENCY, owner: 'loc.nb', indicator: 'dossiers-online', wanted: 8000 };
  const { id } = good(await setTarget(app, chair, { ...target, due: localDate('2026-11-20') }));
  const asks = async (unit: string, viewer = chair) =>
    code(await askExplanation(app, viewer, wish({ unit, about: { about: 'target', target: id } })));
  assert.equal(await asks(AGENCY), 'explanation-not-overdue');
  clock.set('2026-11-23T09:00:00+07:00');
  assert.equal(await asks('H48.03'), 'not-found', 'another unit’s target');
  assert.equal(await asks(AGENCY, far), 'not-found');
  assert.equal(await asks(AGENCY), 'ok');
  const [found] = await openExplanations(app.read, app.realm, chair, { limit: 5 });
  assert.deepEqual([found?.indicator, found?.part, found?.whole], ['dossiers-online', 0, 0]);
});

test('both lists of requests are paged, each request once', async (t) => {
  const world = await openCase(t);
  const { app, clock, leader } = world;
  const { chair } = await people(world);
  const figures = ['2.1', 'decree', 'online', '4.1', '4.2'];
  for (const [at, figure] of figures.entries())
    good(await askExplanation(app, chair, wish({ about: about({ figure }), days: 1 + (at % 2) })));
  const first = await openExplanations(app.read, app.realm, chair, { limit: 3 });
  const last = first[2];
  const rest = await openExplanations(app.read, app.realm, chair, {
    ...{ after: last && { due: last.due, id: last.id }, limit: 3 },
  });
  const open = [...first, ...rest];
  assert.deepEqual(open.map(({ figure }) => figure).toSorted(), figures.toSorted());
  assert.deepEqual(
    open.map(({ due }) => due),
    open.map(({ due }) => due).toSorted(),
  );
  for (const [at, { id }] of open.entries()) {
    clock.set(`2026-11-23T${at < 3 ? '10' : '11'}:00:00+07:00`);
    good(await answerExplanation(app, leader, { id, answer: 'Đã khắc phục.' }));
  }
  const newest = await answeredExplanations(app.read, app.realm, leader, { limit: 4 });
  const end = newest[3];
  const older = await answeredExplanations(app.read, app.realm, leader, {
    ...{ after: end?.answeredAt ? { at: end.answeredAt, id: end.id } : undefined, limit: 4 },
  });
  assert.equal(new Set([...newest, ...older].map(({ id }) => id)).size, 5);
  assert.equal(newest.length + older.length, 5);
});
