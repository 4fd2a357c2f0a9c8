import type { Access } from '#identity/index.ts';
import { shownPage } from '../../../shown.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'public';

/** One version by its number; drafts open for officers only. */
export const load: PageServerLoad = ({ locals, params }) =>
  shownPage(locals, params.code, { version: /^[1-9]\d{0,5}$/.test(params.version) ? Number(params.version) : 0 });
