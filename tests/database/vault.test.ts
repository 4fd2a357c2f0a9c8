import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyTrail } from '#db/verify.ts';
import {
  accept,
  addPaper,
  advance,
  askSupplement,
  assign,
  claim,
  draftDecision,
  findDossier,
  findDraft,
  handOver,
  number,
  papersOf,
  papersOfDraft,
  saveAnswers,
  saveWhither,
  sign,
  startDraft,
  storeProposals,
  submit,
  supplementsOf,
  takeFromVault,
} from '#dossier/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import { returnResult } from '#letter/index.ts';
import {
  answerPaperObjection,
  endPaperShare,
  eventsOf,
  noteSignature,
  objectToPaper,
  openObjections,
  openShared,
  papersOfOwner,
  sharePaper,
  usesOf,
} from '#vault/index.ts';
import { keepReturned } from '../../src/jobs/results.ts';
import { answerAll, type Case, fileOne, generalAnswers, officer, openCase, paper } from '../world/case.ts';
import { signAll } from '../world/signing.ts';

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};
const refusal = (done: Outcome<unknown>): string => (done.ok ? 'done' : done.code);

/** To the returned result by real acts; then the reaction, as a job would run it. */
async function resolve({ app, receiver, handler, head, leader, clerk }: Case, code: string): Promise<void> {
  good(await accept(app, receiver, { code }));
  good(await handOver(app, receiver, { code }));
  good(await assign(app, head, { code, officer: handler.id }));
  const decision = {
    code,
    grants: true,
    title: 'Giấy chứng nhận đăng ký tàu cá',
    body: 'Chứng nhận tàu QNg-90214-TS.',
  };
  good(await draftDecision(app, handler, decision));
  good(await advance(app, handler, { code }));
  good(await claim(app, head, { code }));
  good(await advance(app, head, { code }));
  good(await claim(app, leader, { code }));
  good(await sign(app, leader, { code, title: 'Chi cục trưởng' }));
  good(await claim(app, clerk, { code }));
  good(await number(app, clerk, { code }));
  await signAll(app, code);
  good(await returnResult(app, receiver, { code }));
  await keepReturned(app, { id: '', subject: `dossier/${code}`, act: 'dossier-return-result', actor: '', facts: {} });
}

/** Another draft of the same owner for the procedure that takes the old certificate as its second component. */
async function begin({ app, lan }: Case, procedure = '1.003634'): Promise<string> {
  return good(await startDraft(app, lan, { procedure, person: lan.id, province: 'Quảng Ngãi' })).id;
}

const OLD = 'Giấy chứng nhận đăng ký tàu cá cũ';

async function componentNamed({ app, lan }: Case, draft: string, name: string): Promise<string> {
  const found = await findDraft(app.read, app.realm, lan, draft);
  return found?.definition.components.find((one) => one.name === name)?.id ?? assert.fail(name);
}

async function offered(one: Case, draft: string, component: string, viewer: Parameters<typeof findDraft>[2] = one.lan) {
  const { app } = one;
  const found = (await findDraft(app.read, app.realm, viewer, draft)) ?? assert.fail('no draft');
  const all = await storeProposals(app.read, app.realm, viewer, found, dateAt(app.clock.now()));
  return all.get(component) ?? [];
}

test('a paper is kept when its dossier is accepted, once, by its file, and not before', async (t) => {
  const one = await openCase(t);
  const { app, lan, tu, receiver } = one;
  const id = await begin(one);
  await answerAll(one, id);
  const component = await componentNamed(one, id, OLD);
  const file = await paper(app, 'chung nhan cu');
  good(await addPaper(app, lan, { id, component, file }));
  const { code } = good(await submit(app, lan, { draft: id, key: 'the-key-k1', declared: true }));
  assert.deepEqual(await papersOfOwner(app.read, app.realm, lan.id), []);
  good(await accept(app, receiver, { code }));
  const kept = (await papersOfOwner(app.read, app.realm, lan.id)).filter(({ sha256 }) => sha256 === file.sha256);
  assert.deepEqual(
    kept.map(({ type, origin, dossier, signature, title }) => [type, origin, dossier, signature, title]),
    [['GCN_DK_TAU_CA', 'citizen-scan', code, 'unchecked', 'Giấy chứng nhận đăng ký tàu cá']],
  );
  assert.deepEqual(await papersOfOwner(app.read, app.realm, tu.id), [], 'another has none of it');
  const again = await begin(one);
  await answerAll(one, again);
  good(await addPaper(app, lan, { id: again, component, file: { ...file, name: 'ten-khac.pdf' } }));
  const second = good(await submit(app, lan, { draft: again, key: 'the-key-k2', declared: true }));
  good(await accept(app, receiver, { code: second.code }));
  const now = (await papersOfOwner(app.read, app.realm, lan.id)).filter(({ sha256 }) => sha256 === file.sha256);
  assert.equal(now.length, 1, 'the same file twice is one paper');
  const store = await papersOf(app.read, app.realm, code);
  assert.equal(store.find(({ sha256 }) => sha256 === file.sha256)?.documentType, 'GCN_DK_TAU_CA');
  assert.deepEqual((await verifyTrail(app.read, app.realm)).breaks, []);
});

test('a returned result is taken by the next procedure in one act, and every use is told to its owner', async (t) => {
  const one = await openCase(t);
  const { app, lan } = one;
  const code = await fileOne(one);
  await resolve(one, code);
  const [result] = (await papersOfOwner(app.read, app.realm, lan.id)).filter(({ origin }) => origin === 'result');
  assert.ok(result);
  assert.equal(result.type, 'GCN_DK_TAU_CA');
  assert.match(result.number ?? '', /^01\/KQ-/);
  assert.ok((await app.files.open(result.sha256)) !== undefined, 'its file is in the store');
  await keepReturned(app, { id: '', subject: `dossier/${code}`, act: 'dossier-return-result', actor: '', facts: {} });
  assert.equal((await papersOfOwner(app.read, app.realm, lan.id)).filter((p) => p.origin === 'result').length, 1);

  one.clock.set('2026-11-23T09:00:00+07:00');
  const draft = await begin(one);
  const component = await componentNamed(one, draft, OLD);
  const [first] = await offered(one, draft, component);
  assert.equal(first?.paper.id, result.id, 'the result is offered first');
  assert.ok(first?.binding);
  good(await takeFromVault(app, lan, { id: draft, component, paper: result.id }));
  await answerAll(one, draft);
  const filed = good(await submit(app, lan, { draft, key: 'the-key-second', declared: true }));
  const line = (await papersOf(app.read, app.realm, filed.code)).find(
    (paper) => paper.component === component && paper.reusedFrom,
  );
  assert.deepEqual(
    [line?.origin, line?.reusedFrom, line?.source, line?.sha256, line?.documentType],
    ['vault', result.id, 'result', result.sha256, 'GCN_DK_TAU_CA'],
  );
  const uses = await usesOf(app.read, app.realm, result.id);
  assert.deepEqual(uses.map(({ kind, dossier, procedure, name }) => [kind, dossier, procedure, name]).toSorted(), [
    ['filed', filed.code, '1.003634', 'Lê Thị Lan'],
    ['taken', null, '1.003634', 'Lê Thị Lan'],
  ]);
  assert.match(uses[0]?.procedureName ?? '', /tàu cá/);
});

test('who files for another, a colleague and a machine are offered nothing of the owner’s; the desk officer before her is', async (t) => {
  const one = await openCase(t);
  const { app, lan, tu, receiver } = one;
  await resolve(one, await fileOne(one));
  const [result] = (await papersOfOwner(app.read, app.realm, lan.id)).filter(({ origin }) => origin === 'result');
  const wish = { procedure: '1.003634', person: lan.id, province: 'Quảng Ngãi' };
  const consentAt = app.clock.now();
  const helper = { kind: 'helper' as const, name: tu.name, basis: 'Giúp điền', consentAt };
  const byHelper = good(await startDraft(app, tu, { ...wish, authority: helper })).id;
  const component = await componentNamed(one, byHelper, OLD).catch(() => 'part-2');
  assert.deepEqual(await offered(one, byHelper, component, tu), []);
  assert.equal(
    refusal(await takeFromVault(app, tu, { id: byHelper, component, paper: result?.id ?? '' })),
    'not-found',
  );
  const desk = { kind: 'desk' as const, name: receiver.name, basis: 'NĐ 118/2025 Điều 17', consentAt };
  const atDesk = good(await startDraft(app, receiver, { ...wish, authority: desk })).id;
  assert.equal((await offered(one, atDesk, component, receiver))[0]?.paper.id, result?.id);
  const handler = await officer(app, 'Lê Văn Thụ', ['handler', 'H48.14.05.002']);
  const notDesk = good(await startDraft(app, handler, { ...wish, authority: desk })).id;
  assert.deepEqual(await offered(one, notDesk, component, handler), [], 'no receiver, no store');
  good(await takeFromVault(app, receiver, { id: atDesk, component, paper: result?.id ?? '' }));
  const [use] = await usesOf(app.read, app.realm, result?.id ?? '');
  assert.deepEqual([use?.kind, use?.name, use?.procedure], ['taken', 'Nguyễn Văn Hùng', '1.003634']);
  const [line] = await papersOfDraft(app.read, app.realm, atDesk);
  assert.equal(line?.reusedFrom, result?.id);
});

test('what the store has may be asked for only with an outage or a mismatch in words, and that is counted', async (t) => {
  const one = await openCase(t);
  const { app, lan, receiver } = one;
  await resolve(one, await fileOne(one));
  const code = await fileOne(one);
  const dossier = await findDossier(app.read, app.realm, lan, code);
  assert.equal(dossier?.state, 'submitted');
  const asked = { kind: 'component' as const, id: 'part-2', reason: 'missing' as const };
  const ask = (more: object) => askSupplement(app, receiver, { code, items: [{ ...asked, ...more }] });
  assert.equal(refusal(await ask({})), 'supplement-in-vault');
  assert.equal(refusal(await ask({ despite: 'weather', note: 'Trời mưa to quá nên thôi' })), 'supplement-in-vault');
  assert.equal(refusal(await ask({ despite: 'mismatch', note: 'sai' })), 'despite-note-missing');
  good(await ask({ despite: 'mismatch', note: 'Số máy trên giấy không khớp với tờ khai' }));
  const [request] = await supplementsOf(app.read, app.realm, code);
  assert.equal(request?.items[0]?.despite, 'mismatch');
  const { rows } = await app.read.query<{ despite: number }>(
    'select despite from supplement_request where realm = $1 and code = $2',
    [app.realm, code],
  );
  assert.deepEqual(rows, [{ despite: 1 }]);
  const trail = await app.read.query<{ facts: { despite?: number } }>(
    `select facts from trail where realm = $1 and subject = $2 and act = 'dossier-ask-supplement'`,
    [app.realm, `dossier/${code}`],
  );
  assert.equal(trail.rows[0]?.facts.despite, 1);
});

test('a signature found bad, and a result corrected, are offered no more; their past stays', async (t) => {
  const one = await openCase(t);
  const { app, lan } = one;
  await resolve(one, await fileOne(one));
  const [result] = (await papersOfOwner(app.read, app.realm, lan.id)).filter(({ origin }) => origin === 'result');
  const draft = await begin(one);
  const component = await componentNamed(one, draft, OLD);
  const ids = async () => (await offered(one, draft, component)).map(({ paper: { id } }) => id);
  assert.ok((await ids()).includes(result?.id ?? ''));
  good(await takeFromVault(app, lan, { id: draft, component, paper: result?.id ?? '' }));
  assert.equal(await noteSignature(app, { sha256: result?.sha256 ?? '', signature: 'bad' }), 1);
  assert.equal(await noteSignature(app, { sha256: result?.sha256 ?? '', signature: 'bad' }), 0, 'told once');
  assert.ok(!(await ids()).includes(result?.id ?? ''));
  const late = await saveAnswers(app, lan, { id: draft, draft: { given: {}, values: generalAnswers } });
  assert.ok(late.ok);
  const whither = {
    delivery: { how: 'centre' as const, where: 'H48.01.50' },
    place: null,
    receivingAgency: 'H48.01.50',
  };
  good(await saveWhither(app, lan, { id: draft, ...whither }));
  await answerAll(one, draft);
  const filed = await submit(app, lan, { draft, key: 'the-key-late', declared: true });
  assert.equal(refusal(filed), 'paper-no-longer-good', 'taken while good, bad when filed');
  const [event] = await eventsOf(app.read, app.realm, result?.id ?? '');
  assert.deepEqual([event?.kind, event?.reason], ['signature', 'bad']);
});

test('a link opens as often and as long as its owner said, each opening told, and nothing tells why it is closed', async (t) => {
  const one = await openCase(t);
  const { app, lan, tu } = one;
  await resolve(one, await fileOne(one));
  const [result] = (await papersOfOwner(app.read, app.realm, lan.id)).filter(({ origin }) => origin === 'result');
  const id = result?.id ?? '';
  assert.equal(refusal(await sharePaper(app, tu, { paper: id, days: 3, opens: null })), 'not-found');
  assert.equal(refusal(await sharePaper(app, lan, { paper: id, days: 0, opens: null })), 'share-wish-wrong');
  const { token } = good(await sharePaper(app, lan, { paper: id, days: 3, opens: 2 }));
  const row = await app.read.query<{ token_hash: string }>('select token_hash from paper_share where realm = $1', [
    app.realm,
  ]);
  assert.ok(!row.rows[0]?.token_hash.includes(token), 'only its hash is kept');
  const open = (what: 'look' | 'open', given = token, address = '10.0.0.1') =>
    openShared(app, { token: given, address, what });
  for (const what of ['look', 'look', 'open', 'look', 'open'] as const)
    assert.equal(good(await open(what)).paper.id, id);
  assert.equal(refusal(await open('open')), 'share-closed', 'a third opening');
  assert.equal(refusal(await open('look')), 'share-closed');
  const forever = good(await sharePaper(app, lan, { paper: id, days: 3, opens: null })).token;
  one.clock.set('2026-11-23T08:59:59+07:00');
  good(await open('open', forever, '10.0.0.2'));
  one.clock.set('2026-11-23T09:00:00+07:00');
  assert.equal(refusal(await open('open', forever, '10.0.0.2')), 'share-closed', 'three days to the minute');
  const third = good(await sharePaper(app, lan, { paper: id, days: 30, opens: null })).token;
  const shares = await app.read.query<{ id: string }>(
    'select id from paper_share where realm = $1 order by id desc limit 1',
    [app.realm],
  );
  const share = shares.rows[0]?.id ?? '';
  assert.equal(refusal(await endPaperShare(app, tu, { paper: id, share })), 'not-found');
  good(await endPaperShare(app, lan, { paper: id, share }));
  assert.equal(refusal(await open('open', third, '10.0.0.3')), 'share-closed');
  const told = (await usesOf(app.read, app.realm, id)).map(({ kind }) => kind);
  assert.equal(told.filter((kind) => kind === 'link-opened').length, 3);
  assert.equal(told.filter((kind) => kind === 'link-seen').length, 3);
  const guesses = [];
  for (let n = 0; n < 60; n += 1) guesses.push(refusal(await open('look', `guess-${n}`, '10.9.9.9')));
  assert.ok(guesses.includes('sign-in-wait'), 'guessing waits');
});

test('an owner objects once at a time; the agency that received it answers, and may say that it holds no more', async (t) => {
  const one = await openCase(t);
  const { app, lan, tu, receiver, stranger } = one;
  await resolve(one, await fileOne(one));
  const [result] = (await papersOfOwner(app.read, app.realm, lan.id)).filter(({ origin }) => origin === 'result');
  const id = result?.id ?? '';
  const text = 'Số máy ghi sai, số đúng là 6D-1234';
  assert.equal(refusal(await objectToPaper(app, tu, { paper: id, text })), 'not-found');
  assert.equal(refusal(await objectToPaper(app, lan, { paper: id, text: 'sai' })), 'objection-text-missing');
  const { objection } = good(await objectToPaper(app, lan, { paper: id, text }));
  assert.equal(refusal(await objectToPaper(app, lan, { paper: id, text })), 'paper-objected');
  const seenBy = async (units: readonly string[]) => (await openObjections(app.read, app.realm, units)).length;
  assert.deepEqual(
    [await seenBy(['H48.01.50']), await seenBy(['H48.14.05.002']), await seenBy(['H48.03.01'])],
    [1, 1, 0],
  );
  const answer = { objection, revokes: true, answer: 'Đúng là ghi sai; cấp lại giấy khác' };
  assert.equal(refusal(await answerPaperObjection(app, stranger, answer)), 'not-found');
  assert.equal(
    refusal(await answerPaperObjection(app, receiver, { ...answer, answer: 'ok' })),
    'objection-text-missing',
  );
  good(await answerPaperObjection(app, receiver, answer));
  assert.equal(refusal(await answerPaperObjection(app, receiver, answer)), 'not-found', 'answered once');
  const [now] = (await papersOfOwner(app.read, app.realm, lan.id)).filter((paper) => paper.id === id);
  assert.deepEqual([now?.objection, now?.revoked], [null, answer.answer]);
  assert.equal(refusal(await sharePaper(app, lan, { paper: id, days: 1, opens: null })), 'paper-revoked');
});
