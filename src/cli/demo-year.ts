import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dateAt, type Instant, instant } from '#kernel/time.ts';
import { runSimulation, type Scenario } from '#simulation/index.ts';
import type { App } from '../app.ts';
import type { Call } from './command.ts';
import { readScenario } from './scenario-file.ts';

const SCENARIO = 'demo-12-months';
export const SEED = 1;
const LANES = 8;

export interface Begun {
  readonly scenario: Scenario;
  readonly until: Instant;
}

/**
 * The demonstration province's last twelve months, lived through the real acts: whoever tries the program finds queues, figures and
 * papers, all with their trail. Only in a province without dossiers; what was broken off is gone on with.
 */
export async function liveDemoYear(app: App, call: Call, signal: AbortSignal): Promise<void> {
  const path = join(app.settings.varFolder, 'demo-year.json');
  const begun: Begun | undefined = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : await fresh(app, call);
  if (!begun) return;
  writeFileSync(path, JSON.stringify(begun));
  await runSimulation(app, {
    ...{ ...begun, seed: SEED, lanes: LANES, changes: [] },
    progress: () => signal.throwIfAborted(),
  });
  rmSync(path);
}

async function fresh({ read, realm }: App, call: Call): Promise<Begun | undefined> {
  const { rows } = await read.query('select from dossier where realm = $1 limit 1', [realm]);
  if (rows.length > 0) return undefined;
  const until = instant(Date.now());
  return { scenario: readScenario(SCENARIO, dateAt(until), 1, call), until };
}
