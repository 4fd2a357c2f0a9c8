import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyTrail } from '#db/verify.ts';
import {
  accept,
  advance,
  askSupplement,
  assign,
  claim,
  draftDecision,
  findDossier,
  handOver,
  number,
  sign,
  startDraft,
  submit,
  visitsOf,
} from '#dossier/index.ts';
import { formatInstant } from '#kernel/time.ts';
import { returnResult } from '#letter/index.ts';
import { answerAll, type Case, fileOne, openCase } from '../world/case.ts';
import { signAll } from '../world/signing.ts';

const good = <T>(outcome: { ok: true; value: T } | { ok: false; code: string; facts: object }): T => {
  assert.ok(outcome.ok, outcome.ok ? '' : `${outcome.code} ${JSON.stringify(outcome.facts)}`);
  return outcome.value;
};
const refusedAs = (outcome: { ok: boolean }, code: string) =>
  assert.equal('code' in outcome ? outcome.code : 'ok', code);

const dossierOf = async ({ app, lan }: Case, code: string) => {
  const found = await findDossier(app.read, app.realm, lan, code);
  assert.ok(found);
  return found;
};

test('a dossier goes from the first answer to the returned result', async (t) => {
  const world = await openCase(t);
  const { app, clock, receiver, handler, head, leader, clerk } = world;
  const code = await fileOne(world);
  assert.equal(code, 'H48.14.05-261120-0001');
  const filed = await dossierOf(world, code);
  assert.equal(filed.state, 'submitted');
  assert.equal(formatInstant(filed.answerDue as never), '2026-11-20T17:00:00+07:00'.replace('20T17:00', '23T09:00'));

  clock.set('2026-11-20T10:00:00+07:00');
  good(await accept(app, receiver, { code }));
  const received = await dossierOf(world, code);
  assert.equal(received.state, 'received');
  // Three working days from Friday 20/11; 24/11 is Ngày Văn hóa Việt Nam.
  assert.equal(formatInstant(received.due as never), '2026-11-26T17:00:00+07:00');

  good(await handOver(app, receiver, { code }));
  good(await claim(app, head, { code }));
  good(await assign(app, head, { code, officer: handler.id }));
  assert.equal((await dossierOf(world, code)).step, 'examine');
  refusedAs(await advance(app, handler, { code }), 'result-missing');
  good(
    await draftDecision(app, handler, { code, grants: true, title: 'Giấy chứng nhận', body: 'Chứng nhận tàu cá …' }),
  );
  refusedAs(await sign(app, handler, { code, title: 'Chi cục trưởng' }), 'act-not-yours');
  refusedAs(await number(app, handler, { code }), 'act-not-yours');
  good(await advance(app, handler, { code }));
  good(await claim(app, head, { code }));
  good(await advance(app, head, { code }));
  good(await claim(app, leader, { code }));
  good(await sign(app, leader, { code, title: 'Chi cục trưởng' }));
  good(await claim(app, clerk, { code }));
  const numbered = good(await number(app, clerk, { code }));
  assert.equal(numbered.number, '01/KQ-CCTS');
  await signAll(app, code);
  good(await returnResult(app, receiver, { code, how: 'centre' }));
  const done = await dossierOf(world, code);
  assert.equal(done.state, 'returned');
  const visits = await visitsOf(app.read, app.realm, code);
  assert.deepEqual(
    visits.map(({ step }) => step),
    ['receive', 'assign', 'examine', 'review', 'sign', 'number', 'return'],
  );
  const { breaks } = await verifyTrail(app.read, app.realm);
  assert.deepEqual(breaks, []);
});

test('fifty submissions at once get fifty codes without a gap', async (t) => {
  const world = await openCase(t);
  const { app, lan } = world;
  const drafts: string[] = [];
  for (let n = 0; n < 50; n += 1) {
    const { id } = good(await startDraft(app, lan, { procedure: '1.003634', person: lan.id, province: 'Quảng Ngãi' }));
    await answerAll(world, id);
    drafts.push(id);
  }
  const filed = await Promise.all(
    drafts.map((draft, n) => submit(app, lan, { draft, key: `key-at-once-${n}`, declared: true })),
  );
  const codes = filed.map((one) => good(one).code).sort();
  assert.deepEqual(
    codes,
    Array.from({ length: 50 }, (_, n) => `H48.14.05-261120-${String(n + 1).padStart(4, '0')}`),
  );
});

test('a double click files once', async (t) => {
  const world = await openCase(t);
  const { app, lan } = world;
  const { id } = good(await startDraft(app, lan, { procedure: '1.003634', person: lan.id, province: 'Quảng Ngãi' }));
  await answerAll(world, id);
  const ask = { draft: id, key: 'one-and-the-same', declared: true };
  const [one, two] = await Promise.all([submit(app, lan, ask), submit(app, lan, ask)]);
  assert.equal(good(one).code, good(two).code);
  assert.equal(
    good(await submit(app, lan, { ...ask, key: 'another-key' })).code,
    good(one).code,
    'a draft is filed once',
  );
  const { rows } = await app.read.query('select count(*) as n from dossier');
  assert.equal(rows[0].n, 1);
});

test('a second request for a supplement is stopped with the article, and one on the ground of sector law is kept as such', async (t) => {
  const world = await openCase(t);
  const { app, receiver, lan } = world;
  const code = await fileOne(world);
  const ask = { code, items: [{ kind: 'component' as const, id: 'part-1', reason: 'unreadable' as const }] };
  good(await askSupplement(app, receiver, ask));
  refusedAs(await askSupplement(app, receiver, ask), 'act-not-lawful');
  const { sendAmendment, startAmendment, addPaper } = await import('#dossier/index.ts');
  const { paper } = await import('../world/case.ts');
  const { draft } = good(await startAmendment(app, lan, code));
  good(await addPaper(app, lan, { id: draft, component: 'part-1', file: await paper(app, 'rõ hơn') }));
  good(await sendAmendment(app, lan, { draft, code, key: 'answer-of-lan' }));
  assert.equal((await dossierOf(world, code)).state, 'submitted');
  refusedAs(await askSupplement(app, receiver, ask), 'supplement-once');
  good(await askSupplement(app, receiver, { ...ask, ground: 'Luật Thủy sản, Điều 71' }));
});

test('whoever may not see a dossier does not find it', async (t) => {
  const world = await openCase(t);
  const code = await fileOne(world);
  refusedAs(await accept(world.app, world.stranger, { code }), 'not-found');
  refusedAs(await accept(world.app, world.tu, { code }), 'not-found');
  refusedAs(await accept(world.app, world.handler, { code }), 'act-not-yours');
});
