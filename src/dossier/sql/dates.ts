import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';
import type { Dossier } from '../rules/dossier.ts';

/** Dossiers whose term or first answer is running, by code; a page of them. */
export const underTerm = async (
  reader: Reader,
  realm: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<string[]> =>
  (
    await reader.query<{ code: string }>(
      `select code from dossier where realm = $1 and code > $2 and state in ('submitted', 'received', 'processing')
         and ended_at is null and coalesce(due, answer_due, step_due) is not null
       order by code limit $3`,
      [realm, after, limit],
    )
  ).rows.map(({ code }) => code);

/** How many terms and first answers are running that end on a day or later, of an agency and those below it, or of all. */
export const dueFrom = async (
  reader: Reader,
  realm: string,
  { agency, from }: { readonly agency: string | null; readonly from: Instant },
): Promise<number> =>
  (
    await reader.query<{ count: number }>(
      `with recursive tree as (
         select code from agency where realm = $1 and (code = $2 or old_code = $2)
         union all select a.code from tree join agency a on a.realm = $1 and a.parent = tree.code)
       select count(*)::integer as count from dossier d where d.realm = $1 and d.state in ('submitted', 'received', 'processing')
         and d.ended_at is null and coalesce(d.due, d.answer_due) >= to_timestamp($3::double precision / 1000)
         and ($2::text is null or case d.state when 'submitted' then d.receiving_agency else d.competent_agency end in (select code from tree))`,
      [realm, agency, from],
    )
  ).rows[0]?.count ?? 0;

/** The revision of the calendar by which running terms were last reckoned anew; undefined: never. */
export const followed = async (reader: Reader, realm: string): Promise<string | undefined> =>
  (
    await reader.query<{ revision: string }>(
      `select facts->>'revision' as revision from trail where realm = $1 and subject = 'calendar/' || $1
         and act = 'follow-calendar' order by seq desc limit 1`,
      [realm],
    )
  ).rows[0]?.revision;

/** Since when the eight hours of the first answer run: handed in, come back with what was asked for, or sent to another centre (Đ17.2c). */
export const answerRunsFrom = async (tx: Tx, { code, submittedAt }: Dossier): Promise<Instant> =>
  (
    await tx.query<{ at: Instant | null }>(
      `select greatest(
         (select max(answered_at) from supplement_request where realm = $1 and code = $2 and stage = 'before'),
         (select max(at) from trail where realm = $1 and subject = 'dossier/' || $2 and act = 'dossier-edit' and facts ? 'receiving')) as at`,
      [tx.realm, code],
    )
  ).rows[0]?.at ?? submittedAt;

/** Gives the visit that is open another limit. */
export const passLimit = (tx: Tx, code: string, due: Instant | null): void =>
  tx.send(
    `update dossier_step set due = to_timestamp($3::double precision / 1000) where realm = $1 and code = $2 and left_at is null`,
    [tx.realm, code, due],
  );
