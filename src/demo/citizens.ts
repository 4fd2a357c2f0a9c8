import { knowPerson } from '#identity/index.ts';
import type { App } from '../app.ts';
import { demoCitizens } from './e-id.ts';

/** Whom a desk has met before: the rest come to be known when they first sign in. */
const MET = ['brut.dv', 'hoa.pt'];

/** The demonstration's people who are known from the desk, by the real act. Safe to repeat. */
export async function seedCitizens(app: App, folder = 'data'): Promise<void> {
  for (const { userName, name, personalNumber } of demoCitizens(folder).people) {
    if (!MET.includes(userName) || !personalNumber) continue;
    const known = await knowPerson(app, 'system:demo', { fullName: name, personalNumber });
    if (!known.ok) throw new Error(`data/demo/citizens.json: ${known.code}`);
  }
}
