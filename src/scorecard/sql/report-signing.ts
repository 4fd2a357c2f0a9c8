import { enqueue } from '#db/enqueue.ts';
import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';
import type { RefusalCode } from '#words/refusal.ts';
import type { ReportKey } from './reports.ts';

/** A version that was sent, as its row is found. */
export interface VersionKey extends ReportKey {
  readonly version: number;
}

/** The last request for a signature under a version; waiting while neither done nor failed. */
export interface ReportSigning {
  readonly version: number;
  readonly attempt: number;
  readonly askedBy: string;
  readonly signerName: string;
  readonly doneAt: Instant | null;
  readonly failedAt: Instant | null;
  readonly failure: RefusalCode | null;
  readonly sha256: string | null;
}

const keys = (realm: string, { form, unit, from, to }: ReportKey) => [realm, form, unit, from, to];

/** How the signatures of a report stand, the last request of each version. */
export async function signingsOfReport(reader: Reader, realm: string, key: ReportKey): Promise<ReportSigning[]> {
  const { rows } = await reader.query<ReportSigning>(
    `select distinct on (s.version) s.version, s.attempt, s.asked_by as "askedBy", n.full_name as "signerName",
       s.done_at as "doneAt", s.failed_at as "failedAt", s.failure, s.sha256
     from report_signing s
     join officer o on o.realm = s.realm and o.id = s.asked_by
     join person n on n.realm = o.realm and n.id = o.person
     where s.realm = $1 and s.form = $2 and s.unit = $3 and s.from_date = $4 and s.to_date = $5
     order by s.version, s.attempt desc`,
    keys(realm, key),
  );
  return rows;
}

/** Asks for the signature of who sent it, which a job then fetches. */
export async function askReportSignature(tx: Tx, by: string, key: VersionKey): Promise<void> {
  await tx.query(
    `insert into report_signing (realm, form, unit, from_date, to_date, version, attempt, asked_at, asked_by)
     select $1, $2, $3, $4, $5, $6, coalesce(max(attempt), 0) + 1, to_timestamp($7::double precision / 1000), $8
     from report_signing where realm = $1 and form = $2 and unit = $3 and from_date = $4::date and to_date = $5::date
       and version = $6`,
    [...keys(tx.realm, key), key.version, tx.at, by],
  );
  const { form, unit, from, to, version } = key;
  await enqueue(tx, 'sign-report', { form, unit, from, to, version });
}

/** False if that attempt has ended already: another worker was quicker. */
export async function endReportSigning(
  tx: Tx,
  key: VersionKey,
  attempt: number,
  end: { readonly failure: RefusalCode } | { readonly sha256: string; readonly size: number },
): Promise<boolean> {
  const failed = 'failure' in end;
  const { rowCount } = await tx.query(
    `update report_signing set failure = $8, sha256 = $9, size = $10,
       done_at = case when $8::text is null then to_timestamp($11::double precision / 1000) end,
       failed_at = case when $8::text is not null then to_timestamp($11::double precision / 1000) end
     where realm = $1 and form = $2 and unit = $3 and from_date = $4 and to_date = $5 and version = $6 and attempt = $7
       and done_at is null and failed_at is null`,
    [
      ...[...keys(tx.realm, key), key.version, attempt],
      ...(failed ? [end.failure, null, null] : [null, end.sha256, end.size]),
      tx.at,
    ],
  );
  return rowCount === 1;
}
