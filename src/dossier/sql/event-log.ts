import type { Reader } from '#db/pool.server.ts';
import type { Instant } from '#kernel/time.ts';
import type { LoggedAct } from '../rules/event-log.ts';

const PAGE = 2_000;

/** Acts on dossiers of a period, dossier after dossier, each in its order; a page at a time, so that any period fits. */
export async function* loggedActs(
  reader: Reader,
  realm: string,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): AsyncGenerator<LoggedAct> {
  let last = { subject: 'dossier/', seq: 0 };
  for (;;) {
    const { rows } = await reader.query<LoggedAct & { subject: string }>(
      `select t.subject, t.seq, t.at, t.actor, substr(t.act, 9) as act, d.code, d.procedure, d.channel,
         d.receiving_agency as receiving, d.competent_agency as competent,
         coalesce(t.facts ->> 'to', t.facts ->> 'step') as "to", t.facts ->> 'agency' as agency
       from trail t join dossier d on d.realm = t.realm and d.code = substr(t.subject, 9)
       where t.realm = $1 and (t.subject, t.seq) > ($2, $3) and t.subject like 'dossier/%' and t.act like 'dossier-%'
         and t.at >= to_timestamp($4::double precision / 1000) and t.at < to_timestamp($5::double precision / 1000)
       order by t.subject, t.seq limit ${PAGE}`,
      [realm, last.subject, last.seq, from, to],
    );
    yield* rows;
    const end = rows.at(-1);
    if (!end || rows.length < PAGE) return;
    last = end;
  }
}
