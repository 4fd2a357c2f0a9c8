import { tracer } from '#watch/tracer.ts';
import type { Tx } from './transaction.ts';
import { uuidv7 } from './uuid.ts';

/** `agency/H48.14`, `procedure/1.003650`, `dossier/H48.14-261120-0014`: what a chain is about. */
export type Subject = `${string}/${string}`;

const WITH_ID = /^(officer|citizen|client):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const LETTERS: Record<string, string> = { officer: 'o', citizen: 'c', client: 'm' };

/** Who acted as `trail_entry` keeps it: a letter and an id, else the actor whole (0042-lean-trail.sql reads it back). */
export function packedActor(actor: string): { readonly kind: string; readonly id: string | null } {
  const [, kind = '', id] = WITH_ID.exec(actor) ?? [];
  return id === undefined ? { kind: actor, id: null } : { kind: LETTERS[kind] as string, id };
}

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
  const insert = `insert into trail_entry (realm, subject, id, at, actor_kind, actor_id, act, facts)
    values ($1, $2, $3, to_timestamp($4::double precision / 1000), $5, $6, $7, $8)`;
  // With its reaction in one round trip, as `enqueue` would leave it.
  const text = reacts
    ? `with acted as (${insert}) insert into job_outbox (realm, task, payload)
       values ($1, 'react', jsonb_strip_nulls(jsonb_build_object('realm', $1::text, 'event', $3::uuid, 'traceparent', $9::text)))`
    : insert;
  const { kind, id: whose } = packedActor(tx.actor);
  const row = [tx.realm, subject, id, tx.at, kind, whose, act, JSON.stringify(facts)];
  tx.send(text, reacts ? [...row, tracer()?.traceparent() ?? null] : row);
}
