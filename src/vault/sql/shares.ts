import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';
import type { ShareState } from '../rules/share.ts';

export interface Share extends ShareState {
  readonly id: string;
  readonly paper: string;
  readonly madeAt: Instant;
}

const SHARE = `id, paper, made_at as "madeAt", ends_at as "endsAt", opens_most as "opensMost", opened, revoked_at as "revokedAt"`;

export async function insertShare(
  tx: Tx,
  share: Pick<Share, 'id' | 'paper' | 'endsAt' | 'opensMost'> & { readonly tokenHash: string },
): Promise<void> {
  await tx.query(
    `insert into paper_share (realm, paper, id, token_hash, made_at, ends_at, opens_most)
     values ($1, $2, $3, $4, to_timestamp($5::double precision / 1000), to_timestamp($6::double precision / 1000), $7)`,
    [tx.realm, share.paper, share.id, share.tokenHash, tx.at, share.endsAt, share.opensMost],
  );
}

/** Links of a paper, the newest first; only the last fifty are shown, older ones have ended. */
export async function sharesOf(reader: Reader, realm: string, paper: string): Promise<Share[]> {
  const { rows } = await reader.query<Share>(
    `select ${SHARE} from paper_share where realm = $1 and paper = $2 order by id desc limit 50`,
    [realm, paper],
  );
  return rows;
}

/** The link of this token, locked so that its openings are counted one by one. */
export async function lockShare(tx: Tx, tokenHash: string): Promise<Share | undefined> {
  const { rows } = await tx.query<Share>(
    `select ${SHARE} from paper_share where realm = $1 and token_hash = $2 for update`,
    [tx.realm, tokenHash],
  );
  return rows[0];
}

export async function countOpening(tx: Tx, share: Share): Promise<void> {
  await tx.query('update paper_share set opened = opened + 1 where realm = $1 and paper = $2 and id = $3', [
    ...[tx.realm, share.paper, share.id],
  ]);
}

/** Ends a link now; whether there was one to end. */
export async function endShare(tx: Tx, paper: string, id: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update paper_share set revoked_at = to_timestamp($4::double precision / 1000)
     where realm = $1 and paper = $2 and id = $3 and revoked_at is null`,
    [tx.realm, paper, id, tx.at],
  );
  return rowCount === 1;
}
