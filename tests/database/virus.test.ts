import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openFiles } from '#files/open.ts';
import { systemHealth } from '#jobs/health.ts';
import { quarantined } from '#jobs/quarantine.ts';
import { scanned } from '#jobs/scanning.ts';
import { EICAR, openClamd } from '../world/clamd.ts';
import { openTestApp } from '../world/database.ts';
import { pieces } from '../world/store-contract.ts';

test('a virus is written into the trail without whose file it was, counted, and told on the health page', async (t) => {
  const clamd = await openClamd(t);
  const folder = mkdtempSync(join(tmpdir(), 'motcua-virus-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const app = await openTestApp(t, {}, { FILES_SCANNER: clamd.setting, MOTCUA_VAR: folder, LOG_LEVEL: 'silent' });
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), EICAR, Buffer.from('\n%%EOF')]);
  const files = await openFiles(app.settings.files, (found) => scanned(app, found));
  const put = await files.put(pieces(bytes), { limit: 100_000, accept: ['pdf'] });
  assert.equal(!put.ok && put.code, 'file-infected');
  const { rows } = await app.read.query(
    `select subject, actor, facts from trail where realm = $1 and act = 'virus-found'`,
    [app.realm],
  );
  assert.deepEqual(
    rows.map((row) => ({ ...row })),
    [
      {
        subject: 'system/files',
        actor: 'system:files',
        facts: { virus: 'Motcua.Eicar.UNOFFICIAL', quarantined: (await quarantined(app.read, app.realm))[0]?.id },
      },
    ],
  );
  assert.match(await app.metrics.registry.metrics(), /motcua_files_scanned_total\{outcome="infected"\} 1/);
  const health = (await systemHealth(app)).files;
  assert.deepEqual([health.scanner, health.viruses.count], ['answers', 1]);
  await clamd.stop();
  assert.equal((await systemHealth(app)).files.scanner, 'away');
});
