import { readFileSync } from 'node:fs';
import { addDays, dateAt } from '#kernel/time.ts';
import { importParForm, parFormWish } from '#scorecard/index.ts';
import type { App } from '../app.ts';

const FILE = 'data/demo/par-2026.json';

/** A sample form of self-scoring, open now whenever the demonstration begins; left alone once somebody scored on it. */
export async function seedScoring(app: App): Promise<void> {
  const wish = parFormWish(JSON.parse(readFileSync(FILE, 'utf8')), '');
  const today = dateAt(app.clock.now());
  const windows = {
    ...{ selfFrom: addDays(today, -20), selfTo: addDays(today, 10), firstTo: addDays(today, 20) },
    ...{ explainTo: addDays(today, 25), secondTo: addDays(today, 30) },
  };
  const done = await importParForm(app, 'system:demo', { ...wish, ...windows, year: Number(today.slice(0, 4)) });
  if (!done.ok && done.code !== 'par-form-used') throw new Error(`${FILE}: ${done.code} ${JSON.stringify(done.facts)}`);
}
