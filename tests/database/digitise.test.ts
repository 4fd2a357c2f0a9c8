import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept, addPaper, findDraft, papersOf, startDraft, submit } from '#dossier/index.ts';
import { unfinishedIn } from '#files/unfinished.ts';
import { lookAtFile } from '#jobs/look-at-file.ts';
import { collectFiles } from '#jobs/orphans.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { DAY_MS, instant } from '#kernel/time.ts';
import { previewOf, rastersOf } from '#vault/index.ts';
import { answerAll, type Case, openCase } from '../world/case.ts';
import { samplePdf } from '../world/papers.ts';
import { pieces } from '../world/store-contract.ts';

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};

const OLD = 'Giấy chứng nhận đăng ký tàu cá cũ';

/** A dossier of Lan with this PDF as her old certificate, accepted where asked. */
async function withPaper(one: Case, pdf: Buffer, accepted = true) {
  const { app, lan, receiver } = one;
  const kept = good(await app.files.put(pieces(pdf), { limit: 30_000_000, accept: ['pdf'] }));
  const file = { ...kept, name: 'dang-ky-cu.pdf' };
  const { id } = good(await startDraft(app, lan, { procedure: '1.003634', person: lan.id, province: 'Quảng Ngãi' }));
  await answerAll(one, id);
  const draft = await findDraft(app.read, app.realm, lan, id);
  const component = draft?.definition.components.find(({ name }) => name === OLD)?.id ?? assert.fail(OLD);
  good(await addPaper(app, lan, { id, component, file }));
  const { code } = good(await submit(app, lan, { draft: id, key: `key-${id}`, declared: true }));
  if (accepted) good(await accept(app, receiver, { code }));
  const paper = (await papersOf(app.read, app.realm, code)).find(({ sha256 }) => sha256 === kept.sha256);
  return { code, paper: paper ?? assert.fail('no paper'), content: kept.sha256 };
}

test('the pages of a file are drawn once, kept under their own hash, and collected with the file', async (t) => {
  const one = await openCase(t);
  const { app } = one;
  const { content } = await withPaper(one, samplePdf('Giay dang ky'), false);
  await lookAtFile(app, { content });
  await lookAtFile(app, { content });
  assert.deepEqual(await rastersOf(app.read, app.realm, [content]), [
    { content, state: 'made', why: null, pages: 1, shown: 1 },
  ]);
  const page = (await previewOf(app.read, app.realm, { content, page: 1, kind: 'page' })) ?? assert.fail('no page');
  const thumb = (await previewOf(app.read, app.realm, { content, page: 1, kind: 'thumb' })) ?? assert.fail('no thumb');
  assert.notEqual(page, thumb);
  assert.equal(await previewOf(app.read, app.realm, { content, page: 2, kind: 'page' }), undefined);
  const nights = (days: number) => ({
    ...app,
    clock: { ...app.clock, now: () => instant(Date.now() + days * DAY_MS) },
    unfinished: unfinishedIn('/nonexistent', () => undefined),
  });
  for (const days of [0, 3, 4, 11]) await collectFiles(nights(days));
  assert.ok((await app.files.has(page)) && (await app.files.has(thumb)), 'what shows a named file stays');
  const alone = good(await app.files.put(pieces(samplePdf('nobody has me')), { limit: 100_000, accept: ['pdf'] }));
  await lookAtFile(app, { content: alone.sha256 });
  const picture = await previewOf(app.read, app.realm, { content: alone.sha256, page: 1, kind: 'page' });
  for (const days of [0, 3, 4, 11, 12]) await collectFiles(nights(days));
  assert.deepEqual(await rastersOf(app.read, app.realm, [alone.sha256]), []);
  assert.equal(await app.files.has(picture ?? ''), false, 'a picture of a file that is gone goes too');
});

test('a file that cannot be drawn says why', async (t) => {
  const { app } = await openCase(t);
  const broken = good(await app.files.put(pieces(Buffer.from('%PDF-1.7\nx\n%%EOF')), { limit: 1000, accept: ['pdf'] }));
  await lookAtFile(app, { content: broken.sha256 });
  const [raster] = await rastersOf(app.read, app.realm, [broken.sha256]);
  assert.deepEqual([raster?.state, raster?.why, raster?.shown], ['none', 'broken', 0]);
});
