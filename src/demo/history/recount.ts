import type pg from 'pg';

/**
 * Called once when all is written, in no transaction of the caller's: whatever is kept as a count of dossiers and not
 * as a row of one is counted here anew. The catalogue's statistics are the first of them.
 */
export async function recount(_client: pg.Client, _realm: string): Promise<void> {}
