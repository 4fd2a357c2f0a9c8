import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant, LocalDate } from '#kernel/time.ts';
import type { ResultTemplate, TemplateEdition } from '../rules/result-template.ts';

export type TemplateLine = Pick<StoredTemplate, 'procedure' | 'declines' | 'edition' | 'validFrom'> & {
  readonly title: string;
};

export interface StoredTemplate extends TemplateEdition {
  readonly declines: boolean;
  /** From this day on; null while it is a draft. */
  readonly validFrom: LocalDate | null;
  readonly revision: number;
  readonly publishedAt: Instant | null;
}

const TEMPLATE = `procedure, declines, edition, content, is_demo as "isDemo", valid_from as "validFrom", revision, published_at as "publishedAt"`;

/** Every edition of a procedure's template of one kind, the newest first: some dozens in its life. */
export async function templatesOf(
  reader: Reader,
  realm: string,
  procedure: string,
  declines = false,
): Promise<StoredTemplate[]> {
  const { rows } = await reader.query<StoredTemplate>(
    `select ${TEMPLATE} from result_template where realm = $1 and procedure = $2 and declines = $3 order by edition desc`,
    [realm, procedure, declines],
  );
  return rows;
}

/** The edition in force on a day. */
export async function templateOn(
  reader: Reader,
  realm: string,
  procedure: string,
  day: LocalDate,
  declines = false,
): Promise<StoredTemplate | undefined> {
  const { rows } = await reader.query<StoredTemplate>(
    `select ${TEMPLATE} from result_template where realm = $1 and procedure = $2 and declines = $4 and valid_from <= $3
     order by valid_from desc limit 1`,
    [realm, procedure, day, declines],
  );
  return rows[0];
}

/** Templates by procedure, those that grant before those that decline; `limit` after the cursor. */
export async function templated(
  reader: Reader,
  realm: string,
  { after, limit }: { after: { procedure: string; declines: boolean }; limit: number },
): Promise<TemplateLine[]> {
  const { rows } = await reader.query<TemplateLine>(
    `select distinct on (procedure, declines) procedure, declines, edition, content->>'title' || ': ' || (content->>'subject') as title,
       valid_from as "validFrom" from result_template
     where realm = $1 and (procedure, declines) > ($2, $4) order by procedure, declines, edition desc limit $3`,
    [realm, after.procedure, limit, after.declines],
  );
  return rows;
}

/** Keeps the draft: writes over the one there is, if it is still the one that was read. Answers its edition, or nothing. */
export async function keepDraft(
  tx: Tx,
  {
    procedure,
    content,
    isDemo,
    revision,
    declines,
  }: { procedure: string; content: ResultTemplate; isDemo: boolean; revision: number; declines: boolean },
): Promise<number | undefined> {
  const at = 'to_timestamp($4::double precision / 1000)';
  const changed = await tx.query<{ edition: number }>(
    `update result_template set content = $3, revision = revision + 1, drafted_at = ${at}, drafted_by = $5
     where realm = $1 and procedure = $2 and declines = $7 and published_at is null and revision = $6 returning edition`,
    [tx.realm, procedure, JSON.stringify(content), tx.at, tx.actor, revision, declines],
  );
  if (changed.rows[0]) return changed.rows[0].edition;
  if (revision !== 0) return undefined;
  const made = await tx.query<{ edition: number }>(
    `insert into result_template (realm, procedure, edition, content, is_demo, drafted_at, drafted_by, declines)
     select $1, $2, coalesce(max(edition), 0) + 1, $3, $6, ${at}, $5, $7 from result_template where realm = $1 and procedure = $2
     on conflict do nothing returning edition`,
    [tx.realm, procedure, JSON.stringify(content), tx.at, tx.actor, isDemo, declines],
  );
  return made.rows[0]?.edition;
}

/** Publishes the draft from a day on. Answers whether it did: no other edition begins that day. */
export async function setPublished(
  tx: Tx,
  { procedure, edition, validFrom }: { procedure: string; edition: number; validFrom: LocalDate },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update result_template t set valid_from = $4, published_at = to_timestamp($5::double precision / 1000), published_by = $6
     where realm = $1 and procedure = $2 and edition = $3 and published_at is null and not exists (
       select from result_template o where o.realm = $1 and o.procedure = $2 and o.declines = t.declines and o.valid_from >= $4)`,
    [tx.realm, procedure, edition, validFrom, tx.at, tx.actor],
  );
  return rowCount === 1;
}
