import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { papersOf } from '#dossier/index.ts';
import { openFolderStore } from '#files/folder.ts';
import { tasks } from '#jobs/tasks.ts';
import { rastersOf } from '#vault/index.ts';
import { openProvince } from '../world/province.ts';
import { citizenNamed, fileFor } from '../world/running-site.ts';

/** The command as an operator calls it. */
async function motcua(argv: readonly string[], env: Record<string, string>) {
  const { stdout } = await promisify(execFile)(process.execPath, ['src/cli/main.ts', ...argv, '--json'], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  return JSON.parse(stdout) as Record<string, unknown>;
}

test('papers kept before there were pictures get them by a command, once', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-previews-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const province = await openProvince({ after: (act) => t.after(act) }, {}, { MOTCUA_VAR: folder });
  const app = { ...province, files: await openFolderStore(join(folder, 'files')) };
  const code = await fileFor(app, await citizenNamed(app, 'tu.vv'), {}, { key: 'kept-before', papers: 'both' });
  const own = (await papersOf(app.read, app.realm, code)).flatMap(({ sha256 }) => sha256 ?? []);
  const contents = [...new Set(own)];
  assert.ok(contents.length >= 2);
  // No worker runs here: as it was before pictures were drawn.
  assert.deepEqual(await rastersOf(app.read, app.realm, contents), []);
  const env = { DATABASE_URL: province.url, MOTCUA_VAR: folder };
  const told = await motcua(['files', 'previews'], env);
  assert.deepEqual([told['ok'], told['asked']], [true, contents.length], 'files of the store, not those of others');
  const { rows } = await app.read.query<{ payload: { content: string } }>(
    `select payload from job_outbox where realm = $1 and task = 'look-at-file'`,
    [app.realm],
  );
  for (const { payload } of rows) await tasks['look-at-file']?.(app, payload);
  const drawn = await rastersOf(app.read, app.realm, contents);
  assert.deepEqual(drawn.map(({ content }) => content).toSorted(), contents.toSorted());
  assert.ok(drawn.some(({ shown }) => shown > 0));
  assert.equal((await motcua(['files', 'previews'], env))['asked'], 0);
});
