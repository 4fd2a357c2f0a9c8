import { tasks } from '#jobs/tasks.ts';
import type { App } from '../../src/app.ts';

/** Does what the jobs would: fetches every signature that is asked for, of one dossier or of all. */
export async function signAll(app: App, code?: string): Promise<void> {
  const { rows } = await app.read.query<{ code: string; seq: number; part: string }>(
    `select code, seq, part from signing_request where realm = $1 and done_at is null and failed_at is null
       and ($2::text is null or code = $2)
     order by asked_at, part desc`,
    [app.realm, code ?? null],
  );
  for (const asked of rows) await tasks['sign-result']?.(app, asked);
}
