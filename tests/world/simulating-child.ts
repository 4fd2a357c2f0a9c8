import { join } from 'node:path';
import { openFolderStore } from '#files/folder.ts';
import { runSimulation } from '#simulation/index.ts';
import { openApp } from '../../src/app.ts';
import { readSettings } from '../../src/env.server.ts';
import { EVENTFUL_UNTIL, eventful } from './simulating.ts';

/** A simulation of its own, for the test that kills it. It prints how many acts there are whenever an hour has passed. */
const [url = '', folder = '', total = ''] = process.argv.slice(2);
const app = openApp(readSettings({ LOG_LEVEL: 'silent', MOTCUA_DEMO: '1', MOTCUA_VAR: folder }), url);
await runSimulation(
  { ...app, files: await openFolderStore(join(folder, 'papers')) },
  {
    ...{ scenario: eventful(Number(total)), seed: 3, until: EVENTFUL_UNTIL, lanes: 8, changes: [] },
    progress: (acts) => void process.stdout.write(`${acts}\n`),
  },
);
process.exit(0);
