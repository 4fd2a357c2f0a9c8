import type { Acting } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import type { Viewer } from '../rules/access.ts';
import { isKeepable } from '../rules/unsent.ts';
import { hashOfToken } from '../secrets/token.ts';
import { deleteUnsent, findUnsent, insertUnsent, ownerOfSession, type UnsentForm } from '../sql/unsent.ts';

/**
 * Keeps what was being sent with a session that no longer opens anything, for the person whose session it was; answers
 * its id, or nothing if it may not be kept or the session never was. Not an act: nothing is decided by it.
 */
export async function keepUnsent(
  app: Acting,
  token: string,
  sent: { readonly address: string; readonly entries: readonly (readonly [string, unknown])[] },
): Promise<string | undefined> {
  const { address, entries } = sent;
  if (!isKeepable(entries)) return undefined;
  const pool = app.db.forRealm(app.realm);
  const owner = await ownerOfSession(pool, app.realm, hashOfToken(token));
  if (!owner) return undefined;
  const at = app.clock.now();
  const id = uuidv7(at);
  await insertUnsent(pool, app.realm, owner, { id, address, entries }, at);
  return id;
}

/** What was kept, for whoever typed it and nobody else. */
export const unsentOf = async (app: Acting, viewer: Viewer, id: string): Promise<UnsentForm | undefined> =>
  viewer.kind === 'anyone' || !/^[0-9a-f-]{36}$/.test(id)
    ? undefined
    : findUnsent(app.db.forRealm(app.realm), app.realm, `${viewer.kind}:${viewer.id}`, id, app.clock.now());

/** Forgets what nobody came back for within the hour. */
export const forgetUnsent = (app: Acting): Promise<number> =>
  deleteUnsent(app.db.forRealm(app.realm), app.realm, app.clock.now());
