import type { Access } from '#identity/index.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'officer';

/** The next dossier of the queue is fetched while this one is read (Speculation Rules; other browsers leave it). */
const RULES = { prefetch: [{ where: { selector_matches: 'a[data-next]' }, eagerness: 'immediate' }] };

export const GET: RequestHandler = () =>
  new Response(JSON.stringify(RULES), { headers: { 'content-type': 'application/speculationrules+json' } });
