import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';

export interface Consultation {
  readonly seq: number;
  readonly agency: string;
  readonly question: string;
  readonly askedAt: Instant;
  readonly due: Instant;
  readonly agrees: boolean | null;
  readonly answer: string | null;
  readonly answeredAt: Instant | null;
}

export const consultationsOf = async (reader: Reader, realm: string, code: string): Promise<Consultation[]> =>
  (
    await prepared<Consultation>(
      reader,
      `select seq, agency, question, asked_at as "askedAt", due, agrees, answer, answered_at as "answeredAt"
       from consultation where realm = $1 and code = $2 order by seq`,
      [realm, code],
    )
  ).rows;

export async function insertConsultation(
  tx: Tx,
  code: string,
  { agency, question, due }: Pick<Consultation, 'agency' | 'question' | 'due'>,
): Promise<number> {
  const { rows } = await tx.query<{ seq: number }>(
    `insert into consultation (realm, code, seq, agency, question, asked_at, asked_by, due)
     select $1, $2, coalesce(max(seq), 0) + 1, $3, $4, to_timestamp($5::double precision / 1000), $6,
       to_timestamp($7::double precision / 1000) from consultation where realm = $1 and code = $2 returning seq`,
    [tx.realm, code, agency, question, tx.at, tx.actor, due],
  );
  return (rows[0] as { seq: number }).seq;
}

export async function answerConsultation(
  tx: Tx,
  code: string,
  seq: number,
  { agrees, answer }: { agrees: boolean; answer: string },
): Promise<void> {
  tx.send(
    `update consultation set agrees = $4, answer = $5, answered_at = to_timestamp($6::double precision / 1000), answered_by = $7
     where realm = $1 and code = $2 and seq = $3 and answered_at is null`,
    [tx.realm, code, seq, agrees, answer, tx.at, tx.actor],
  );
}

export interface VerificationVisit {
  readonly seq: number;
  readonly at: Instant;
  readonly place: string;
  readonly participants: string;
  readonly content: string;
}

export const visitsArranged = async (reader: Reader, realm: string, code: string): Promise<VerificationVisit[]> =>
  (
    await prepared<VerificationVisit>(
      reader,
      'select seq, at, place, participants, content from verification_visit where realm = $1 and code = $2 order by seq',
      [realm, code],
    )
  ).rows;

export async function insertVisit(tx: Tx, code: string, visit: Omit<VerificationVisit, 'seq'>): Promise<number> {
  const { rows } = await tx.query<{ seq: number }>(
    `insert into verification_visit (realm, code, seq, at, place, participants, content, made_at, made_by)
     select $1, $2, coalesce(max(seq), 0) + 1, to_timestamp($3::double precision / 1000), $4, $5, $6,
       to_timestamp($7::double precision / 1000), $8 from verification_visit where realm = $1 and code = $2 returning seq`,
    [tx.realm, code, visit.at, visit.place, visit.participants, visit.content, tx.at, tx.actor],
  );
  return (rows[0] as { seq: number }).seq;
}
