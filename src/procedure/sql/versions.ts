import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { ProcedureContent } from '../rules/content.ts';

export interface Decision {
  number: string;
  date: LocalDate;
  signer: string | null;
}

export interface VersionState {
  version: number;
  digest: string;
  validFrom: LocalDate;
  published: boolean;
  withdrawn: boolean;
  origin: 'import' | 'office';
  content: ProcedureContent;
}

const STATE = `version, digest, valid_from as "validFrom", published_at is not null as published,
  withdrawn_at is not null as withdrawn, origin, content`;

/** A version of this realm, locked until the act ends. Without a number the newest. */
export async function versionForChange(tx: Tx, code: string, version?: number): Promise<VersionState | undefined> {
  const { rows } = await tx.query<VersionState>(
    `select ${STATE} from procedure_version where realm = $1 and code = $2 and ($3::int is null or version = $3)
     order by version desc limit 1 for update`,
    [tx.realm, code, version ?? null],
  );
  return rows[0];
}

export interface NewVersion {
  code: string;
  version: number;
  content: ProcedureContent;
  digest: string;
  origin: 'import' | 'office';
  validFrom: LocalDate;
  inferred: boolean;
  validTo?: LocalDate | undefined;
}

/** Adds a draft, or rewrites the draft that stands under that number. */
export async function keepDraft(tx: Tx, one: NewVersion): Promise<void> {
  await tx.query(
    `insert into procedure_version as v (realm, code, version, content, digest, short_name, levels, subjects, service_level,
       origin, valid_from, valid_from_inferred, valid_to, drafted_at, drafted_by)
     values ($1, $2, $3, $4::jsonb, $5, $4::jsonb->>'shortName',
       array(select jsonb_array_elements_text($4::jsonb->'level')), array(select jsonb_array_elements_text($4::jsonb->'target')),
       $4::jsonb->>'serviceLevel', $6, $7, $8, $9, to_timestamp($10::double precision / 1000), $11)
     on conflict (realm, code, version) do update set content = excluded.content, digest = excluded.digest,
       short_name = excluded.short_name, levels = excluded.levels, subjects = excluded.subjects,
       service_level = excluded.service_level, origin = excluded.origin, valid_from = excluded.valid_from,
       valid_from_inferred = excluded.valid_from_inferred, valid_to = excluded.valid_to, drafted_at = excluded.drafted_at,
       drafted_by = excluded.drafted_by`,
    [
      tx.realm,
      one.code,
      one.version,
      JSON.stringify(one.content),
      one.digest,
      one.origin,
      one.validFrom,
      one.inferred,
      one.validTo ?? null,
      tx.at,
      tx.actor,
    ],
  );
}

export async function markPublished(tx: Tx, code: string, version: number, decision: Decision | null): Promise<void> {
  await tx.query(
    `update procedure_version set published_at = to_timestamp($4::double precision / 1000), published_by = $5,
       decision_number = $6, decision_date = $7, decision_signer = $8
     where realm = $1 and code = $2 and version = $3`,
    [
      tx.realm,
      code,
      version,
      tx.at,
      tx.actor,
      decision?.number ?? null,
      decision?.date ?? null,
      decision?.signer ?? null,
    ],
  );
}

export async function markWithdrawn(
  tx: Tx,
  code: string,
  version: number,
  from: LocalDate,
  decision: Omit<Decision, 'signer'>,
): Promise<void> {
  await tx.query(
    `update procedure_version set withdrawn_at = to_timestamp($4::double precision / 1000), withdrawn_by = $5,
       withdrawn_from = $6, withdrawal_number = $7, withdrawal_date = $8
     where realm = $1 and code = $2 and version = $3`,
    [tx.realm, code, version, tx.at, tx.actor, from, decision.number, decision.date],
  );
}

/** Whether another published version of this realm begins on that day. */
export async function dayTaken(tx: Tx, code: string, day: LocalDate): Promise<boolean> {
  const { rowCount } = await tx.query(
    'select from procedure_version where realm = $1 and code = $2 and valid_from = $3 and published_at is not null',
    [tx.realm, code, day],
  );
  return rowCount === 1;
}

/** The newest version of this realm, to write on. */
export async function newestOf(reader: Reader, realm: string, code: string): Promise<VersionState | undefined> {
  const { rows } = await reader.query<VersionState>(
    `select ${STATE} from procedure_version where realm = $1 and code = $2 order by version desc limit 1`,
    [realm, code],
  );
  return rows[0];
}

/** A procedure that a realm writes versions of, with the newest of them. */
export interface OwnLine {
  readonly code: string;
  readonly name: string;
  readonly version: number;
  readonly validFrom: LocalDate;
  readonly published: boolean;
  readonly withdrawnFrom: LocalDate | null;
}

/** Procedures with versions of the realm's own, by code from the one after `after`; or those with a draft alone. */
export async function ownLines(
  reader: Reader,
  realm: string,
  { after, drafts, limit }: { after: string; drafts: boolean; limit: number },
): Promise<OwnLine[]> {
  const { rows } = await reader.query<OwnLine>(
    `select * from (
       select distinct on (v.code) v.code, v.content->>'name' as name, v.version, v.valid_from as "validFrom",
         v.published_at is not null as published, v.withdrawn_from as "withdrawnFrom"
       from procedure_version v where v.realm = $1 and v.code > $2 order by v.code, v.version desc) newest
     where not $3 or not published order by code limit $4`,
    [realm, after, drafts, limit],
  );
  return rows;
}
