import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';

/** `motcua import WHAT FILE` beside an open database; the file is what is given, `tep.json` by name. */
export function importCommand(t: Pick<TestContext, 'after'>, url: string | undefined, what: string) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-import-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return async (content: unknown, ...more: string[]) => {
    const file = join(folder, 'tep.json');
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    const child = spawn(process.execPath, ['src/cli/main.ts', 'import', what, file, ...more], {
      env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: url ?? '', MOTCUA_DEMO: '0', MOTCUA_LANG: 'vi' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [out, said, [exit]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    return { out, said, exit };
  };
}
