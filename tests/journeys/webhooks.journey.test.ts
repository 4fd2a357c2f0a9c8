import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { inTransaction } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import { deliver, deliveries, publishEvents, setWebhook } from '#feed/index.ts';
import { keysOfFile, makeFilesKey } from '#files/realm-keys.ts';
import { type Safe, safeWith } from '#files/safe.ts';
import { makeClient } from '#identity/index.ts';
import { webhookSender } from '#integrations/webhook/client.ts';
import { openGuard } from '#integrations/webhook/guard.ts';
import { openReceiver } from '../world/receiver.ts';
import { besideSite } from '../world/running-site.ts';
import { checkAxe, pageFor, sidewaysScroll } from './browser.ts';
import { signInOfficer } from './filling.ts';

const LOCAL = openGuard(['127.0.0.0/8']);

/** The site has no key for secrets; whoever stands beside it brings one. */
function ownSafe(t: TestContext): Safe {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-key-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'files.key');
  makeFilesKey(path);
  return safeWith(() => keysOfFile(path));
}

for (const [width, javaScript] of [
  [1280, true],
  [360, false],
] as const)
  test(`the administrator sees what could not be sent and sends it again, at ${width} px`, async (t) => {
    const { citizen, file, ...site } = await besideSite({ after: (act) => t.after(act) });
    const app = { ...site.app, secrets: ownSafe(t) };
    const receiver = await openReceiver({ after: (act) => t.after(act) });
    receiver.mood = 503;
    const name = `Phần mềm đất đai ${width}`;
    const posts = [{ role: 'receiver', unit: 'H48.01.50' }];
    const made = await makeClient(app, 'system:cli', { name, scopes: ['webhooks:manage'], posts });
    assert.ok(made.ok);
    const wish = { id: uuidv7(app.clock.now()), url: receiver.url, acts: ['submit'] };
    const kept = await setWebhook(app, made.value.id, wish, async () => true);
    assert.ok(kept.ok);
    const code = await file(await citizen('lan.lt'), {}, { papers: 'one' });
    // What the site's own worker does meanwhile is the same act: safe to repeat.
    const { rows } = await app.read.query('select id, subject, act from trail where subject = $1', [`dossier/${code}`]);
    await inTransaction(app, 'system:feed', (tx) => publishEvents(tx, rows.slice(0, 1)));
    const mine = async () => (await deliveries(app.read, app.realm, { client: made.value.id, limit: 5 }))[0];
    const [delivery, send] = [(await mine())?.id ?? '', webhookSender(LOCAL)];
    // Its thirteen tries, without the three days between them.
    while ((await mine())?.state === 'waiting') await deliver(app, send, delivery).catch(() => undefined);
    const page = await pageFor(t, { width, javaScript });
    await signInOfficer(page, 'tri.qv', '/quan-tri/gui-su-kien?trang-thai=failed');
    await page.waitForURL('**/quan-tri/gui-su-kien**');
    if (javaScript) await checkAxe(page);
    assert.equal(await sidewaysScroll(page), 0);
    const row = page.getByRole('row').filter({ hasText: name });
    assert.match((await row.textContent()) ?? '', new RegExp(`${code}[\\s\\S]*nộp hồ sơ[\\s\\S]*Không gửi được`));
    await row.getByRole('button').click();
    await page.waitForURL(/xong=1/);
    assert.match((await page.getByRole('main').textContent()) ?? '', /Đã xếp hàng gửi lại/);
    assert.notEqual((await mine())?.state, 'failed');
  });
