import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { addDays, dateAt, type Instant, instantOf, type LocalDate } from '#kernel/time.ts';
import { isRole, type Post, type Role, WORKING_ROLES } from './access.ts';

/** What a machine may ask of /api/v1; each route names one of these. */
export const SCOPES = [
  'catalogue:read',
  'dossiers:read',
  'dossiers:track',
  'dossiers:file',
  'dossiers:act',
  'events:read',
  'webhooks:manage',
] as const;
export type Scope = (typeof SCOPES)[number];

export const isScope = (text: string): text is Scope => (SCOPES as readonly string[]).includes(text);

/** A client is looked at again once a year, at the latest. */
export const LONGEST_DAYS = 366;
export const USUAL_DAYS = 365;

/** How long an access token opens anything: what was revoked is dead at once anyway, each request asks. */
export const TOKEN_S = 900;

export interface ClientWish {
  /** Chosen beforehand where a form may be sent twice. */
  readonly id?: string | undefined;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly posts: readonly { readonly unit: string; readonly role: string }[];
  /** The last day; a year from now if not said. */
  readonly until?: LocalDate | undefined;
}

export interface NewClient {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly posts: readonly Post[];
  readonly expiresAt: Instant;
}

/** Whether a client may connect at a moment: in use, past its last day, or revoked. */
export function clientState(
  client: { readonly revokedAt: Instant | null; readonly expiresAt: Instant },
  now: Instant,
): 'good' | 'over' | 'revoked' {
  if (client.revokedAt !== null) return 'revoked';
  return client.expiresAt <= now ? 'over' : 'good';
}

/** A client as it may be made: scopes that exist, posts that a machine can hold, an end within the year. */
export function checkClient(
  wish: ClientWish,
  now: Instant,
): Outcome<NewClient, 'name-missing' | 'scope-unknown' | 'role-unknown' | 'client-days-wrong'> {
  const name = wish.name.normalize('NFC').trim().replace(/\s+/g, ' ').slice(0, 120);
  if (name === '') return refused('name-missing');
  const strange = wish.scopes.find((one) => !isScope(one));
  if (strange !== undefined || wish.scopes.length === 0)
    return refused('scope-unknown', { scope: strange ?? '', scopes: SCOPES.join(', ') });
  const posts: Post[] = [];
  for (const { unit, role } of wish.posts) {
    // Nobody's rights are given by a machine, and none is supervised by one.
    if (!isRole(role) || !(WORKING_ROLES as readonly Role[]).includes(role))
      return refused('role-unknown', { role, roles: WORKING_ROLES.join(', ') });
    posts.push({ unit, role });
  }
  const today = dateAt(now);
  const until = wish.until ?? addDays(today, USUAL_DAYS);
  if (until < today || until > addDays(today, LONGEST_DAYS))
    return refused('client-days-wrong', { until, days: LONGEST_DAYS });
  const scopes = SCOPES.filter((one) => wish.scopes.includes(one));
  return ok({ name, scopes, posts, expiresAt: instantOf(addDays(until, 1)) });
}

/** What a token carries: what was asked for, if the client has it; everything the client has if nothing was. */
export function grantedScopes(asked: string, held: readonly Scope[]): Outcome<readonly Scope[], 'scope-missing'> {
  const wanted = asked.split(' ').filter(Boolean);
  const lacking = wanted.find((one) => !(held as readonly string[]).includes(one));
  if (lacking !== undefined) return refused('scope-missing', { scope: lacking });
  return ok(wanted.length === 0 ? held : held.filter((one) => wanted.includes(one)));
}
