import type { Acting } from '#db/transaction.ts';
import { dateAt, MINUTE_MS } from '#kernel/time.ts';
import { ANYONE, type Viewer } from '../rules/access.ts';
import { CITIZEN_IDLE_MS, isLive, SEEN_EVERY_MS } from '../rules/session.ts';
import { hashOfToken } from '../secrets/token.ts';
import { findSession, markSeen } from '../sql/sessions.ts';

/**
 * Who the holder of a session's token is at this moment; anyone if it opens nothing any more. `idleMinutes` is the
 * setting for officers.
 * Not an act: being seen keeps a session awake but leaves no row in the trail.
 */
export async function viewerOf(app: Acting, token: string, idleMinutes: number): Promise<Viewer> {
  const at = app.clock.now();
  const pool = app.db.forRealm(app.realm);
  const hash = hashOfToken(token);
  const session = await findSession(pool, app.realm, hash, dateAt(at));
  const idle = session?.officer ? idleMinutes * MINUTE_MS : CITIZEN_IDLE_MS;
  if (!session || !isLive(session, at, idle)) return ANYONE;
  if (at - session.lastSeenAt >= SEEN_EVERY_MS) await markSeen(pool, app.realm, hash, at);
  const { officer, person, name, kind, personalNumber, organisationNumber, posts, unit, standsInFor, mustChoose } =
    session;
  if (officer)
    return {
      ...{ kind: 'officer', id: officer, name, posts, unit },
      ...(standsInFor.length > 0 ? { standsInFor } : {}),
      ...(mustChoose ? { mustChoose } : {}),
    };
  return { kind: 'citizen', id: person, name, personalNumber, organisationNumber, account: kind };
}
