import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SimulatedPeople, simulatedPeople } from '#integrations/e-id/people.ts';
import type { EIdSimulator } from '#integrations/e-id/simulator.ts';
import type { Settings } from '../env.server.ts';

/** The invented citizens and organisations of the demonstration province, with the password of all. */
export const demoCitizens = (folder = 'data'): SimulatedPeople =>
  simulatedPeople(JSON.parse(readFileSync(join(folder, 'demo/citizens.json'), 'utf8')), '');

/**
 * The simulator of electronic identities, if the settings ask for one. The provider is loaded only then: a real
 * province never carries it.
 */
export async function startEId({ eId, eIdPort, origin }: Settings, folder = 'data'): Promise<EIdSimulator | undefined> {
  if (!eId || eIdPort === undefined) return undefined;
  const { startSimulator } = await import('#integrations/e-id/simulator.ts');
  return startSimulator({ ...eId, port: eIdPort, origin, people: demoCitizens(folder) });
}
