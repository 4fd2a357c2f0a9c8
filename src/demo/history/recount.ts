import type pg from 'pg';

/**
 * Called once when all is written, on a connection of the tables' owner and in no transaction: whatever the database keeps
 * about its rows and not in them is counted here anew. Today that is the planner's statistics.
 */
export async function recount(client: pg.Client): Promise<void> {
  await client.query('analyze');
}
