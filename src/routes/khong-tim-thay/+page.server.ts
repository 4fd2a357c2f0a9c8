import { error } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { refused } from '#kernel/outcome.ts';
import { refusalSentence } from '#words/index.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'public';

/** What hooks.server.ts shows whoever may not enter a page: the same as for a page that does not exist. */
export const load: PageServerLoad = ({ locals }) => error(404, refusalSentence(locals.language, refused('not-found')));
