import { readFileSync } from 'node:fs';
import { addDays, dateAt } from '#kernel/time.ts';
import { importParForm, parFormWish } from '#scorecard/index.ts';
import type { App } from '../app.ts';

const FILE = 'data/demo/par-2026.json';

/** A sample form of self-scoring, open when the demonstration first begins in a year. Safe to repeat: it is brought in once. */
export async function seedScoring(app: App): Promise<void> {
  const wish = parFormWish(JSON.parse(readFileSync(FILE, 'utf8')), '');
  const today = dateAt(app.clock.now());
  const year = Number(today.slice(0, 4));
  const there = await app.read.query('select from par_form where realm = $1 and year = $2 limit 1', [app.realm, year]);
  if (there.rowCount !== 0) return;
  const windows = {
    ...{ selfFrom: addDays(today, -20), selfTo: addDays(today, 10), firstTo: addDays(today, 20) },
    ...{ explainTo: addDays(today, 25), secondTo: addDays(today, 30) },
  };
  const done = await importParForm(app, 'system:demo', { ...wish, ...windows, year });
  if (!done.ok) throw new Error(`${FILE}: ${done.code} ${JSON.stringify(done.facts)}`);
}
