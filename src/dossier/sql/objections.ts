import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';

export interface Objection {
  readonly seq: number;
  readonly against: 'supplement' | 'refusal';
  readonly text: string;
  readonly madeAt: Instant;
  readonly answer: string | null;
  readonly upheld: boolean | null;
  readonly answeredAt: Instant | null;
}

export const objectionsOf = async (reader: Reader, realm: string, code: string): Promise<Objection[]> =>
  (
    await prepared<Objection>(
      reader,
      `select seq, against, text, made_at as "madeAt", answer, upheld, answered_at as "answeredAt"
       from objection where realm = $1 and code = $2 order by seq`,
      [realm, code],
    )
  ).rows;

export async function insertObjection(
  tx: Tx,
  code: string,
  { against, text }: Pick<Objection, 'against' | 'text'>,
): Promise<number> {
  const { rows } = await tx.query<{ seq: number }>(
    `insert into objection (realm, code, seq, against, text, made_at, made_by)
     select $1, $2, coalesce(max(seq), 0) + 1, $3, $4, to_timestamp($5::double precision / 1000), $6
     from objection where realm = $1 and code = $2 returning seq`,
    [tx.realm, code, against, text, tx.at, tx.actor],
  );
  return (rows[0] as { seq: number }).seq;
}

export async function answerObjection(
  tx: Tx,
  code: string,
  seq: number,
  { upheld, answer }: { upheld: boolean; answer: string },
): Promise<void> {
  tx.send(
    `update objection set upheld = $4, answer = $5, answered_at = to_timestamp($6::double precision / 1000), answered_by = $7
     where realm = $1 and code = $2 and seq = $3 and answered_at is null`,
    [tx.realm, code, seq, upheld, answer, tx.at, tx.actor],
  );
}

export interface InternalNote {
  readonly id: string;
  readonly text: string;
  readonly at: Instant;
  readonly by: string;
}

export const notesOf = async (reader: Reader, realm: string, code: string): Promise<InternalNote[]> =>
  (
    await prepared<InternalNote>(
      reader,
      'select id, text, at, by from internal_note where realm = $1 and code = $2 order by id',
      [realm, code],
    )
  ).rows;

export async function insertNote(tx: Tx, code: string, { id, text }: Pick<InternalNote, 'id' | 'text'>): Promise<void> {
  tx.send(
    `insert into internal_note (realm, code, id, text, at, by)
     values ($1, $2, $3, $4, to_timestamp($5::double precision / 1000), $6)`,
    [tx.realm, code, id, text, tx.at, tx.actor],
  );
}
