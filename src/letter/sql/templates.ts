import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant, LocalDate } from '#kernel/time.ts';
import type { ResultTemplate, TemplateEdition } from '../rules/result-template.ts';

export interface StoredTemplate extends TemplateEdition {
  /** From this day on; null while it is a draft. */
  readonly validFrom: LocalDate | null;
  readonly revision: number;
  readonly publishedAt: Instant | null;
}

const TEMPLATE = `procedure, edition, content, is_demo as "isDemo", valid_from as "validFrom", revision, published_at as "publishedAt"`;

/** Every edition of a procedure's template, the newest first: some dozens in its life. */
export async function templatesOf(reader: Reader, realm: string, procedure: string): Promise<StoredTemplate[]> {
  const { rows } = await reader.query<StoredTemplate>(
    `select ${TEMPLATE} from result_template where realm = $1 and procedure = $2 order by edition desc`,
    [realm, procedure],
  );
  return rows;
}

/** The edition in force on a day. */
export async function templateOn(
  reader: Reader,
  realm: string,
  procedure: string,
  day: LocalDate,
): Promise<StoredTemplate | undefined> {
  const { rows } = await reader.query<StoredTemplate>(
    `select ${TEMPLATE} from result_template where realm = $1 and procedure = $2 and valid_from <= $3
     order by valid_from desc limit 1`,
    [realm, procedure, day],
  );
  return rows[0];
}

/** Procedures with a template, by code; `limit` after the cursor. */
export async function templated(
  reader: Reader,
  realm: string,
  { after, limit }: { after: string; limit: number },
): Promise<{ procedure: string; edition: number; title: string; validFrom: LocalDate | null }[]> {
  const { rows } = await reader.query<{
    procedure: string;
    edition: number;
    title: string;
    validFrom: LocalDate | null;
  }>(
    `select distinct on (procedure) procedure, edition, content->>'title' || ': ' || (content->>'subject') as title,
       valid_from as "validFrom" from result_template
     where realm = $1 and procedure > $2 order by procedure, edition desc limit $3`,
    [realm, after, limit],
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
  }: { procedure: string; content: ResultTemplate; isDemo: boolean; revision: number },
): Promise<number | undefined> {
  const at = 'to_timestamp($4::double precision / 1000)';
  const changed = await tx.query<{ edition: number }>(
    `update result_template set content = $3, revision = revision + 1, drafted_at = ${at}, drafted_by = $5
     where realm = $1 and procedure = $2 and published_at is null and revision = $6 returning edition`,
    [tx.realm, procedure, JSON.stringify(content), tx.at, tx.actor, revision],
  );
  if (changed.rows[0]) return changed.rows[0].edition;
  if (revision !== 0) return undefined;
  const made = await tx.query<{ edition: number }>(
    `insert into result_template (realm, procedure, edition, content, is_demo, drafted_at, drafted_by)
     select $1, $2, coalesce(max(edition), 0) + 1, $3, $6, ${at}, $5 from result_template where realm = $1 and procedure = $2
     on conflict do nothing returning edition`,
    [tx.realm, procedure, JSON.stringify(content), tx.at, tx.actor, isDemo],
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
       select from result_template o where o.realm = $1 and o.procedure = $2 and o.valid_from >= $4)`,
    [tx.realm, procedure, edition, validFrom, tx.at, tx.actor],
  );
  return rowCount === 1;
}
