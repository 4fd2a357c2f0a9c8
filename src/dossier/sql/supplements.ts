import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';
import type { SupplementItem } from '../rules/supplement.ts';

export interface SupplementRequest {
  readonly round: number;
  readonly stage: 'before' | 'processing';
  readonly items: readonly SupplementItem[];
  readonly ground: string | null;
  readonly askedAt: Instant;
  readonly askedBy: string;
  readonly closeDue: Instant | null;
  readonly answeredAt: Instant | null;
}

export const supplementsOf = async (reader: Reader, realm: string, code: string): Promise<SupplementRequest[]> =>
  (
    await prepared<SupplementRequest>(
      reader,
      `select round, stage, items, ground, asked_at as "askedAt", asked_by as "askedBy", close_due as "closeDue",
         answered_at as "answeredAt" from supplement_request where realm = $1 and code = $2 order by round`,
      [realm, code],
    )
  ).rows;

export async function insertSupplement(
  tx: Tx,
  code: string,
  request: Omit<SupplementRequest, 'askedAt' | 'askedBy' | 'answeredAt'> & { readonly despite: number },
): Promise<void> {
  tx.send(
    `insert into supplement_request (realm, code, round, stage, items, ground, asked_at, asked_by, close_due, despite)
     values ($1, $2, $3, $4, $5, $6, to_timestamp($7::double precision / 1000), $8, to_timestamp($9::double precision / 1000), $10)`,
    [
      ...[tx.realm, code, request.round, request.stage, JSON.stringify(request.items), request.ground],
      ...[tx.at, tx.actor, request.closeDue, request.despite],
    ],
  );
}

export async function answerSupplement(tx: Tx, code: string, round: number): Promise<void> {
  tx.send(
    `update supplement_request set answered_at = to_timestamp($4::double precision / 1000)
     where realm = $1 and code = $2 and round = $3 and answered_at is null`,
    [tx.realm, code, round, tx.at],
  );
}

export interface ExtensionRow {
  readonly originalDue: Instant;
  readonly newDue: Instant;
  readonly reason: string;
  readonly decidedAt: Instant;
  readonly decidedBy: string;
}

export const extensionOf = async (reader: Reader, realm: string, code: string): Promise<ExtensionRow | undefined> =>
  (
    await prepared<ExtensionRow>(
      reader,
      `select original_due as "originalDue", new_due as "newDue", reason, decided_at as "decidedAt", decided_by as "decidedBy"
       from extension where realm = $1 and code = $2`,
      [realm, code],
    )
  ).rows[0];

export async function insertExtension(
  tx: Tx,
  code: string,
  { originalDue, newDue, reason }: Pick<ExtensionRow, 'originalDue' | 'newDue' | 'reason'>,
): Promise<void> {
  tx.send(
    `insert into extension (realm, code, original_due, new_due, reason, decided_at, decided_by)
     values ($1, $2, to_timestamp($3::double precision / 1000), to_timestamp($4::double precision / 1000), $5,
       to_timestamp($6::double precision / 1000), $7)`,
    [tx.realm, code, originalDue, newDue, reason, tx.at, tx.actor],
  );
}
