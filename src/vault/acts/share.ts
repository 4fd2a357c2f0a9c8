import { record } from '#db/trail.ts';
import { type Acting, inTransaction } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import { type Citizen, type CountedTry, countTry, forgiveTry, hashOfToken, newToken } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { Paper } from '../rules/paper.ts';
import { type ShareWish, shareUntil, standingOf } from '../rules/share.ts';
import { ownedPaper, papersById } from '../sql/papers.ts';
import { countOpening, endShare, insertShare, lockShare, type Share } from '../sql/shares.ts';
import { addUse } from '../sql/uses.ts';

/** Chia sẻ: a link that shows this paper until a day, or so many times. The token is told once and kept as its hash only. */
export const sharePaper = (
  app: Acting,
  owner: Citizen,
  { paper, ...wish }: ShareWish & { readonly paper: string },
): Promise<Outcome<{ token: string }, 'not-found' | 'share-wish-wrong' | 'paper-revoked'>> =>
  inTransaction(app, `citizen:${owner.id}`, async (tx) => {
    tx.called?.('paper-share');
    const found = await ownedPaper(tx, tx.realm, owner.id, paper);
    if (!found) return refused('not-found');
    if (found.revoked !== null) return refused('paper-revoked', { paper: found.title });
    const until = shareUntil(wish, tx.at);
    if (!until.ok) return until;
    const [id, token] = [uuidv7(tx.at), newToken()];
    await insertShare(tx, {
      ...{ id, paper, endsAt: until.value, opensMost: wish.opens, tokenHash: hashOfToken(token) },
    });
    await record(tx, 'paper-share', `paper/${paper}`, { share: id, until: until.value, opens: wish.opens });
    return ok({ token });
  });

/** Thu hồi liên kết: it opens nothing any more. */
export const endPaperShare = (
  app: Acting,
  owner: Citizen,
  { paper, share }: { readonly paper: string; readonly share: string },
): Promise<Outcome<true, 'not-found'>> =>
  inTransaction(app, `citizen:${owner.id}`, async (tx) => {
    tx.called?.('paper-unshare');
    if (!(await ownedPaper(tx, tx.realm, owner.id, paper))) return refused('not-found');
    if (!(await endShare(tx, paper, share))) return refused('not-found');
    await record(tx, 'paper-unshare', `paper/${paper}`, { share });
    return ok(true as const);
  });

export interface Shared {
  readonly paper: Paper;
  readonly share: Share;
}

/**
 * Opens a link: its page (`look`, which counts for nothing) or its file (`open`, counted). A wrong token, one that has ended and one
 * that was taken back are answered alike, and wrong tries of one address wait longer each time. Every opening is written down.
 */
export async function openShared(
  app: Acting,
  ask: { readonly token: string; readonly address: string; readonly what: 'look' | 'open' },
): Promise<Outcome<Shared, 'share-closed' | 'sign-in-wait'>> {
  const hash = hashOfToken(ask.token);
  const counted = await countTry(app, `share/${hash}`, ask.address);
  if (!counted.ok) return counted;
  return inTransaction(app, 'system:share', (tx) => opened(tx, hash, ask.what, counted.value));
}

async function opened(
  tx: Parameters<Parameters<typeof inTransaction>[2]>[0],
  hash: string,
  what: 'look' | 'open',
  counted: CountedTry,
): Promise<Outcome<Shared, 'share-closed'>> {
  tx.called?.('paper-share-open');
  const share = await lockShare(tx, hash);
  const paper = share ? (await papersById(tx, tx.realm, [share.paper]))[0] : undefined;
  if (!share || !paper || standingOf(share, tx.at) !== 'open' || paper.revoked !== null) return refused('share-closed');
  await forgiveTry(tx, counted);
  if (what === 'open') await countOpening(tx, share);
  await addUse(tx, { paper: paper.id, kind: what === 'open' ? 'link-opened' : 'link-seen', share: share.id });
  return ok({ paper, share });
}
