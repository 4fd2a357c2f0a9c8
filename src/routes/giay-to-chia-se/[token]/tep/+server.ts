import { error } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { fileToUse, openShared } from '#vault/index.ts';
import { refusalSentence } from '#words/index.ts';
import { storedFile } from '../../../kho-giay-to/file.ts';
import { statusOf } from '../../../refusals.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'public';

/** By POST: an opening is counted, and what only follows links counts none. */
export const POST: RequestHandler = async ({ locals: { app, language }, params, request, getClientAddress }) => {
  const opened = await openShared(app, { token: params.token, address: getClientAddress(), what: 'open' });
  if (!opened.ok) error(statusOf(opened.code), refusalSentence(language, opened));
  // Whole, whatever part is asked for: a part would be another opening.
  const { paper } = opened.value;
  const answer = await storedFile(app, new Request(request.url), { ...paper, sha256: fileToUse(paper).sha256 });
  answer.headers.set('x-robots-tag', 'noindex, nofollow');
  answer.headers.set('cache-control', 'no-store');
  return answer;
};
