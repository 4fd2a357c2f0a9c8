import type { Access } from '#identity/index.ts';
import { shownPage } from '../shown.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'public';

/** A procedure as in force today, or on the day `?ngay=` says. */
export const load: PageServerLoad = ({ locals, params, url }) =>
  shownPage(locals, params.code, { day: url.searchParams.get('ngay') });
