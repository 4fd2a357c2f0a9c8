import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { openKeeper } from '#files/keeper.ts';
import { addFilesKey, dropOldKeys, keysOfFile, makeFilesKey } from '#files/realm-keys.ts';
import { S3Problem, s3Client } from '#files/s3-client.ts';
import { s3Shelf } from '#files/s3-shelf.ts';
import { pdfOf, pieces, sha256Of, storeContract, whole } from '../world/store-contract.ts';
import { openSwift } from '../world/swift.ts';

const swift = openSwift({ after: (act) => after(act) });

async function open(t: TestContext, isSealed: boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-s3-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const [bucket, keyFile] = [await (await swift).bucket(), join(folder, 'files.key')];
  makeFilesKey(keyFile);
  const [shelf, incoming] = [s3Shelf(bucket), join(folder, 'incoming')];
  const store = await openKeeper({ shelf, incoming, keys: isSealed ? keysOfFile(keyFile) : undefined });
  return { store, shelf, bucket, keyFile };
}

storeContract('S3', (t) => open(t, false));
storeContract('sealed S3', (t) => open(t, true));

test('a new key takes over in S3 without the body passing through us, and the old one then opens nothing', async (t) => {
  const { store, shelf, keyFile, bucket } = await open(t, true);
  const bytes = pdfOf(150_000);
  const kept = await store.put(pieces(bytes), { limit: 1_000_000, accept: ['pdf'] });
  assert.ok(kept.ok);
  const { sha256 } = kept.value;
  const raw = async () => Buffer.concat((await (await s3Client(bucket).open(`kept/${sha256}`, {}))?.toArray()) ?? []);
  const before = await raw();
  assert.equal(before.indexOf(bytes.subarray(0, 64)), -1, 'nothing in the clear');
  const seen = (await shelf.take(sha256))?.labels ?? [];
  addFilesKey(keyFile);
  assert.equal(await store.bringUp(sha256), 'rewrapped');
  assert.equal(await shelf.relabel(sha256, seen, seen[0] as Buffer), false, 'labels that are there no more');
  dropOldKeys(keyFile);
  assert.ok((await raw()).equals(before));
  assert.ok((await whole(store, sha256)).equals(bytes));
});

test('S3 refuses a wrong secret, and the store says so instead of “not there”', async (t) => {
  const { bucket } = await open(t, false);
  const shelf = s3Shelf({ ...bucket, secret: 'khac' });
  await assert.rejects(
    shelf.take(sha256Of(Buffer.from('x'))),
    (error) => error instanceof S3Problem && error.status === 403,
  );
});
