import type pg from 'pg';
import { retally } from '#dossier/index.ts';

/**
 * Called once when all is written, on a connection of the tables' owner and in no transaction: whatever the database keeps
 * about its rows and not in them is counted here anew: the tallies of the queues, the planner's statistics.
 */
export async function recount(client: pg.Client, realm: string): Promise<void> {
  await retally(client, realm);
  await client.query('analyze');
}
