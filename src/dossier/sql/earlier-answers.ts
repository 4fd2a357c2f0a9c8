import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';

export interface EarlierAnswers {
  readonly round: number;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Keeps what a dossier answered until now, before its owner changes it. */
export async function keepEarlier(
  tx: Tx,
  code: string,
  round: number,
  answers: EarlierAnswers['answers'],
): Promise<void> {
  tx.send(
    `insert into earlier_answers (realm, code, seq, round, answers, replaced_at, replaced_by)
     select $1, $2, coalesce(max(seq), 0) + 1, $3, $4, to_timestamp($5::double precision / 1000), $6
     from earlier_answers where realm = $1 and code = $2`,
    [tx.realm, code, round, JSON.stringify(answers), tx.at, tx.actor],
  );
}

/** What stood there before the last round of changes; nothing while the owner changed nothing. */
export const earlierOf = async (reader: Reader, realm: string, code: string): Promise<EarlierAnswers | undefined> =>
  (
    await prepared<EarlierAnswers>(
      reader,
      `select round, answers from earlier_answers where realm = $1 and code = $2
       order by round desc, seq limit 1`,
      [realm, code],
    )
  ).rows[0];
