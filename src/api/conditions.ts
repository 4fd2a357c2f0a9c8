import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { firstUse, type Machine } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { App } from '../app.ts';
import type { Route } from './route.ts';

/** The entity tag of a dossier: its revision. Strong, because nothing of the dossier changes without it. */
export const tagOf = ({ revision }: { readonly revision: number }): string => `"r${revision}"`;

/** The revision in If-Match (RFC 9110, 13.1.1); `*` is any. An act must say which dossier it means to change. */
export function revisionAsked(req: IncomingMessage, { onRevision }: Route): Outcome<number | undefined> {
  if (!onRevision) return ok(undefined);
  const asked = req.headers['if-match']?.trim();
  if (asked === '*') return ok(undefined);
  const revision = /^"r(\d{1,9})"$/.exec(asked ?? '')?.[1];
  if (asked === undefined) return refused('revision-needed');
  // A tag that was never ours is that of no dossier as it stands.
  return revision === undefined ? refused('changed-meanwhile') : ok(Number(revision));
}

interface Keeper {
  readonly key: string;
  readonly use: (material: string) => Promise<Outcome<true, 'key-used'>>;
}

/** draft-ietf-httpapi-idempotency-key-header: text, in quotes or bare. */
const KEY = /^"?([\w.:~-]{8,120})"?$/;

/**
 * The Idempotency-Key of a write. The answer of the first request is kept by the act itself, in its own transaction; here is only
 * kept what the key was used for, so that it cannot stand for two things.
 */
export function keeperOf(
  app: App,
  machine: Machine,
  req: IncomingMessage,
  route: Route,
): Outcome<Keeper, 'key-needed'> {
  const key = KEY.exec(String(req.headers['idempotency-key'] ?? ''))?.[1] ?? '';
  if (route.keyed && key === '') return refused('key-needed');
  const use = async (material: string): Promise<Outcome<true, 'key-used'>> => {
    const fingerprint = createHash('sha256').update(material).digest('hex');
    const at = app.clock.now();
    const first = await firstUse(app.read, app.realm, { client: machine.id, key, fingerprint, at });
    return first === fingerprint ? ok(true) : refused('key-used');
  };
  return ok({ key: `api-${key}`, use });
}
