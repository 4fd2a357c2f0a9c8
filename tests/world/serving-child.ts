import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '#kernel/time.ts';
import { openApp } from '../../src/app.ts';
import { readSettings } from '../../src/env.server.ts';
import { serve } from '../../src/server.ts';

/** The program's doors in a process of their own, over a database that is there, until its standard input ends. */
const folder = mkdtempSync(join(tmpdir(), 'motcua-serving-'));
const now = instant(Number(process.env['NOW']));
const settings = readSettings({
  ...{ LOG_LEVEL: 'silent', PORT: '0', MOTCUA_VAR: folder, API_RATE: process.env['API_RATE'] },
});
const app = openApp(settings, process.env['SITE_DATABASE'] ?? '', { clock: { now: () => now } });
const serving = await serve(app);
console.log(serving.address);
for await (const _ of process.stdin);
await serving.close();
await app.close();
rmSync(folder, { recursive: true, force: true });
process.exit();
