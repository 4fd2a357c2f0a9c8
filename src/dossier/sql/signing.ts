import { enqueue } from '#db/enqueue.ts';
import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';
import type { RefusalCode } from '#words/refusal.ts';

/** The leader's own signature, or the agency's (its seal). */
export type SignedPart = 'person' | 'agency';

/** The last request for a signature under a result; waiting while neither done nor failed. */
export interface Signing {
  readonly seq: number;
  readonly part: SignedPart;
  readonly attempt: number;
  readonly askedAt: Instant;
  readonly askedBy: string;
  readonly doneAt: Instant | null;
  readonly failedAt: Instant | null;
  readonly failure: RefusalCode | null;
}

export interface Place {
  readonly name: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The files of a result: as printed, signed by the leader, signed by the agency with its number. */
export interface ResultFiles {
  readonly printed: string | null;
  readonly personal: string | null;
  readonly signed: string | null;
  readonly places: readonly Place[];
}

export async function signingsOf(reader: Reader, realm: string, code: string): Promise<Signing[]> {
  const { rows } = await prepared<Signing>(
    reader,
    `select distinct on (seq, part) seq, part, attempt, asked_at as "askedAt", asked_by as "askedBy", done_at as "doneAt",
       failed_at as "failedAt", failure
     from signing_request where realm = $1 and code = $2 order by seq, part, attempt desc`,
    [realm, code],
  );
  return rows;
}

export async function filesOf(reader: Reader, realm: string, code: string, seq: number): Promise<ResultFiles> {
  const { rows } = await prepared<{ kind: string; sha256: string; places: readonly Place[] | null }>(
    reader,
    'select kind, sha256, places from decision_file where realm = $1 and code = $2 and seq = $3',
    [realm, code, seq],
  );
  const of = (kind: string) => rows.find((one) => one.kind === kind);
  return {
    ...{ printed: of('printed')?.sha256 ?? null, personal: of('personal')?.sha256 ?? null },
    ...{ signed: of('signed')?.sha256 ?? null, places: of('printed')?.places ?? [] },
  };
}

/** Asks for a signature, which a job then fetches. */
export async function askSignature(tx: Tx, code: string, seq: number, part: SignedPart): Promise<void> {
  await tx.query(
    `insert into signing_request (realm, code, seq, part, attempt, asked_at, asked_by)
     select $1, $2, $3, $4, coalesce(max(attempt), 0) + 1, to_timestamp($5::double precision / 1000), $6
     from signing_request where realm = $1 and code = $2 and seq = $3 and part = $4`,
    [tx.realm, code, seq, part, tx.at, tx.actor],
  );
  await leaveSigning(tx, code, seq, part);
}

export const leaveSigning = (tx: Tx, code: string, seq: number, part: SignedPart): Promise<void> =>
  enqueue(tx, 'sign-result', { code, seq, part });

/** False if that attempt has ended already: another worker was quicker. */
export async function endSigning(
  tx: Tx,
  { code, seq, part, attempt }: { code: string; seq: number; part: SignedPart; attempt: number },
  failure: RefusalCode | null,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update signing_request set failure = $7,
       done_at = case when $7::text is null then to_timestamp($6::double precision / 1000) end,
       failed_at = case when $7::text is not null then to_timestamp($6::double precision / 1000) end
     where realm = $1 and code = $2 and seq = $3 and part = $4 and attempt = $5 and done_at is null and failed_at is null`,
    [tx.realm, code, seq, part, attempt, tx.at, failure],
  );
  return rowCount === 1;
}

/** What lies in the store already is named; what was named first stays. */
export async function keepFile(
  tx: Tx,
  { code, seq }: { code: string; seq: number },
  file: {
    kind: 'printed' | 'personal' | 'signed' | 'unsigned';
    sha256: string;
    size: number;
    places?: readonly Place[];
  },
): Promise<void> {
  await tx.query(
    `insert into decision_file (realm, code, seq, kind, sha256, places, kept_at, size)
     values ($1, $2, $3, $4, $5, $6, to_timestamp($7::double precision / 1000), $8) on conflict do nothing`,
    [tx.realm, code, seq, file.kind, file.sha256, file.places ? JSON.stringify(file.places) : null, tx.at, file.size],
  );
}
