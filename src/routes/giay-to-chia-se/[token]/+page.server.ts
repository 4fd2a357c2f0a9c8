import { error } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { bareOf, openShared, standing } from '#vault/index.ts';
import { refusalSentence } from '#words/index.ts';
import { statusOf } from '../../refusals.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'public';

/** Looking counts for nothing: programs that preview links in messages look too. The file is opened by pressing (tep). */
export const load: PageServerLoad = async ({ locals: { app, language }, params, setHeaders, getClientAddress }) => {
  setHeaders({ 'x-robots-tag': 'noindex, nofollow', 'cache-control': 'no-store' });
  const opened = await openShared(app, { token: params.token, address: getClientAddress(), what: 'look' });
  if (!opened.ok) error(statusOf(opened.code), refusalSentence(language, opened));
  const { paper, share } = opened.value;
  const [stored] = await standing(app.read, app.realm, [paper], dateAt(app.clock.now()));
  if (!stored) error(404);
  const left = share.opensMost === null ? null : share.opensMost - share.opened;
  return { stored: bareOf(stored), signed: paper.copy !== null, endsAt: share.endsAt, left };
};
