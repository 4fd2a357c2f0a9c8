import { openFolderStore } from '#files/folder.ts';
import { openApp } from '../../src/app.ts';
import { readSettings } from '../../src/env.server.ts';
import { signAll } from './signing.ts';

/** A worker of its own that only signs, for the test that kills it. It prints a point for every file it kept. */
const [url = '', folder = ''] = process.argv.slice(2);
const open = openApp(readSettings({ LOG_LEVEL: 'silent', MOTCUA_DEMO: '1' }), url);
const store = await openFolderStore(folder);
const files: typeof store = {
  ...store,
  put: async (...asked) => {
    const kept = await store.put(...asked);
    process.stdout.write('.');
    return kept;
  },
};
const { rows } = await open.read.query<{ code: string }>(
  'select distinct code from signing_request where realm = $1 order by 1',
  [open.realm],
);
for (const { code } of rows) await signAll({ ...open, files }, code);
process.exit(0);
