import { error } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { checkResult } from '#letter/index.ts';
import { statusOf } from '../../refusals.ts';
import { verdictOf } from '../../verdicts.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'public';

/** What anybody who holds the paper may know: nothing of what it says, nor whose it is. */
export const load: PageServerLoad = async (event) => {
  const { locals, params, url, setHeaders } = event;
  const found = await checkResult(locals.app, { token: params.token, address: event.getClientAddress() });
  setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
  if (!found.ok) {
    const { seconds } = found.facts;
    if (seconds !== undefined) setHeaders({ 'retry-after': String(seconds) });
    error(statusOf(found.code));
  }
  const matches = verdictOf(url.searchParams.get('lan'), params.token);
  return { result: found.value, token: params.token, matches, unread: url.searchParams.has('loi') };
};
