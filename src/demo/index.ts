import { readFileSync } from 'node:fs';
import { approveProcess, type ProcessApproval } from '#dossier/index.ts';
import { decideRoutes, routesFile } from '#procedure/index.ts';
import type { App } from '../app.ts';
import { seedAgencies } from './agencies.ts';
import { seedCitizens } from './citizens.ts';
import { seedCounters } from './counters.ts';
import { seedOfficers } from './officers.ts';
import { seedProcedures } from './procedures.ts';
import { seedResultTemplates } from './result-templates.ts';
import { seedScoring } from './scoring.ts';

export { demoCitizens, startEId } from './e-id.ts';
export { type Generated, generate, type Wish } from './history/generate.ts';
export { DEMO_PASSWORD, type DemoAccount, demoAccounts } from './officers.ts';

/** The demonstration province through the real acts; safe to repeat, and to interrupt anywhere. */
export async function seedDemo(app: App): Promise<void> {
  await seedAgencies(app);
  await seedOfficers(app);
  await seedCitizens(app);
  await seedProcedures(app);
  await seedRoutes(app);
  await seedProcesses(app);
  await seedCounters(app);
  await seedResultTemplates(app);
  await seedScoring(app);
}

async function seedRoutes(app: App): Promise<void> {
  const { routes } = routesFile(JSON.parse(readFileSync('data/demo/routes.json', 'utf8')), '');
  const done = await decideRoutes(app, 'system:demo', routes);
  if (!done.ok) throw new Error(`data/demo/routes.json: ${JSON.stringify(done)}`);
}

async function seedProcesses(app: App): Promise<void> {
  const { processes } = JSON.parse(readFileSync('data/demo/processes.json', 'utf8')) as {
    processes: ProcessApproval[];
  };
  for (const one of processes) {
    const done = await approveProcess(app, 'system:demo', one);
    if (!done.ok) throw new Error(`data/demo/processes.json: ${one.procedure}: ${JSON.stringify(done.facts)}`);
  }
}
