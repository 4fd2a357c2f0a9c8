import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';
import type { PdfSignature, PdfVerdict } from '#signatures/index.ts';

/** What the signatures of a file were worth when they were looked at. */
export interface FileSignature {
  readonly content: string;
  readonly checkedAt: Instant;
  readonly verdict: PdfVerdict;
  readonly signatures: readonly PdfSignature[];
}

/** Of these files, by their SHA-256, those that were looked at. */
export async function fileSignatures(
  reader: Reader,
  realm: string,
  contents: readonly string[],
): Promise<FileSignature[]> {
  const { rows } = await prepared<FileSignature>(
    reader,
    `select content, checked_at as "checkedAt", verdict, signatures from file_signature
     where realm = $1 and content = any($2::text[])`,
    [realm, contents],
  );
  return rows;
}

export async function keepFileSignature(
  tx: Tx,
  content: string,
  { verdict, signatures }: { verdict: PdfVerdict; signatures: readonly PdfSignature[] },
): Promise<void> {
  await tx.query(
    `insert into file_signature (realm, content, checked_at, verdict, signatures)
     values ($1, $2, to_timestamp($3::double precision / 1000), $4, $5)
     on conflict (realm, content) do update set checked_at = excluded.checked_at, verdict = excluded.verdict,
       signatures = excluded.signatures`,
    [tx.realm, content, tx.at, verdict, JSON.stringify(signatures)],
  );
}
