import { tracer } from '#watch/tracer.ts';
import type { Tx } from './transaction.ts';
import { uuidv7 } from './uuid.ts';

/** `agency/H48.14`, `procedure/1.003650`, `dossier/H48.14-261120-0014`: what a chain is about. */
export type Subject = `${string}/${string}`;

/**
 * Writes the act into its subject's chain and, where somebody reacts to it, leaves the job that will.
 * `facts` tell what was decided, by codes and ids; names and papers stay in their own tables, so that the trail
 * can be kept for ever (Law 91/2025 on personal data, art. 14; NĐ 118/2025 art. 22.6).
 */
export async function record(tx: Tx, act: string, subject: Subject, facts: Record<string, unknown>): Promise<void> {
  tx.called?.(act);
  const id = uuidv7(tx.at);
  const reacts = tx.reactions.has(act);
  if (reacts) tx.leavesJob();
  const insert = `insert into trail (realm, subject, id, at, actor, act, facts)
    values ($1, $2, $3, to_timestamp($4::double precision / 1000), $5, $6, $7)`;
  // With its reaction in one round trip, as `enqueue` would leave it.
  const text = reacts
    ? `with acted as (${insert}) insert into job_outbox (realm, task, payload)
       values ($1, 'react', jsonb_strip_nulls(jsonb_build_object('realm', $1::text, 'event', $3::uuid, 'traceparent', $8::text)))`
    : insert;
  const row = [tx.realm, subject, id, tx.at, tx.actor, act, JSON.stringify(facts)];
  tx.send(text, reacts ? [...row, tracer()?.traceparent() ?? null] : row);
}
