import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';
import type { ResultDocument } from '../rules/document.ts';

export interface DecisionRow {
  readonly seq: number;
  readonly grants: boolean;
  readonly title: string;
  readonly body: string;
  readonly ground: string | null;
  readonly draftedAt: Instant;
  readonly draftedBy: string;
  readonly signedAt: Instant | null;
  readonly signedBy: string | null;
  readonly signerName: string | null;
  readonly signerTitle: string | null;
  readonly number: string | null;
  readonly numberedAt: Instant | null;
  readonly returnedAt: Instant | null;
  readonly returnedHow: string | null;
  readonly corrects: number | null;
  readonly correctionReason: string | null;
  readonly document: ResultDocument | null;
  /** Thu hồi, with the ground and the article it stands on. */
  readonly revokedAt: Instant | null;
  readonly revokeGround: string | null;
  readonly revokeArticle: string | null;
  readonly revokeReason: string | null;
}

const DECISION = `seq, grants, title, body, d.ground, drafted_at as "draftedAt", drafted_by as "draftedBy", signed_at as "signedAt",
  signed_by as "signedBy", signer_name as "signerName", signer_title as "signerTitle", number, numbered_at as "numberedAt",
  returned_at as "returnedAt", returned_how as "returnedHow", corrects, correction_reason as "correctionReason", document,
  r.revoked_at as "revokedAt", r.ground as "revokeGround", r.article as "revokeArticle", r.reason as "revokeReason"`;

export const decisionsOf = async (reader: Reader, realm: string, code: string): Promise<DecisionRow[]> =>
  (
    await prepared<DecisionRow>(
      reader,
      `select ${DECISION} from decision d left join result_revocation r using (realm, code, seq)
       where realm = $1 and code = $2 order by seq`,
      [realm, code],
    )
  ).rows;

export const latestDecision = async (reader: Reader, realm: string, code: string): Promise<DecisionRow | undefined> =>
  (await decisionsOf(reader, realm, code)).at(-1);

export interface NewDecision {
  readonly grants: boolean;
  readonly title: string;
  readonly body: string;
  readonly ground: string | null;
  readonly corrects: number | null;
  readonly correctionReason: string | null;
  readonly document: ResultDocument | null;
}

/** A draft nobody signed is written over; a signed one stays and another row follows it. */
export async function draft(tx: Tx, code: string, seq: number, one: NewDecision): Promise<void> {
  tx.send(
    `insert into decision (realm, code, seq, grants, title, body, ground, drafted_at, drafted_by, corrects, correction_reason, document)
     values ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8::double precision / 1000), $9, $10, $11, $12)
     on conflict (realm, code, seq) do update set grants = excluded.grants, title = excluded.title, body = excluded.body,
       ground = excluded.ground, document = excluded.document, drafted_at = excluded.drafted_at, drafted_by = excluded.drafted_by
     where decision.signed_at is null`,
    [
      tx.realm,
      code,
      seq,
      one.grants,
      one.title,
      one.body,
      one.ground,
      tx.at,
      tx.actor,
      one.corrects,
      one.correctionReason,
      one.document && JSON.stringify(one.document),
    ],
  );
}

export async function sign(tx: Tx, code: string, seq: number, signer: { name: string; title: string }): Promise<void> {
  tx.send(
    `update decision set signed_at = to_timestamp($4::double precision / 1000), signed_by = $5, signer_name = $6, signer_title = $7
     where realm = $1 and code = $2 and seq = $3 and signed_at is null`,
    [tx.realm, code, seq, tx.at, tx.actor, signer.name, signer.title],
  );
}

export async function setNumber(tx: Tx, code: string, seq: number, number: string): Promise<void> {
  tx.send(
    `update decision set number = $4, numbered_at = to_timestamp($5::double precision / 1000), numbered_by = $6
     where realm = $1 and code = $2 and seq = $3 and number is null`,
    [tx.realm, code, seq, number, tx.at, tx.actor],
  );
}

export async function setReturned(tx: Tx, code: string, seq: number, how: string): Promise<void> {
  tx.send(
    `update decision set returned_at = to_timestamp($4::double precision / 1000), returned_by = $5, returned_how = $6
     where realm = $1 and code = $2 and seq = $3 and returned_at is null`,
    [tx.realm, code, seq, tx.at, tx.actor, how],
  );
}

export interface Revocation {
  /** What makes it void, in the office's words. */
  readonly ground: string;
  /** Where the law says so: `khoản 2 Điều 72 Luật Thủy sản 2017`. */
  readonly article: string;
  readonly reason: string;
}

export async function insertRevocation(tx: Tx, code: string, seq: number, one: Revocation): Promise<void> {
  await tx.query(
    `insert into result_revocation (realm, code, seq, ground, article, reason, revoked_at, revoked_by)
     values ($1, $2, $3, $4, $5, $6, to_timestamp($7::double precision / 1000), $8)`,
    [tx.realm, code, seq, one.ground, one.article, one.reason, tx.at, tx.actor],
  );
}

/** Whether the result has become a file, and the paper its code: nothing is returned before. */
export async function isIssued(tx: Tx, code: string, seq: number): Promise<boolean> {
  const { rows } = await tx.query<{ issued: boolean }>(
    `select exists (select from result where realm = $1 and code = $2 and seq = $3 and issued_at is not null)
       and exists (select from decision_file where realm = $1 and code = $2 and seq = $3
         and kind in ('signed', 'unsigned')) as issued`,
    [tx.realm, code, seq],
  );
  return rows[0]?.issued ?? false;
}
