import { redirect } from '@sveltejs/kit';
import { type Access, signOut } from '#identity/index.ts';
import { cookieName, dropSession } from '../visitor.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whoever is out already may sign out again; only a form of ours can do it (SvelteKit compares the origin). */
export const _access: Access = 'public';

export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
  default: async ({ cookies, locals }) => {
    const token = cookies.get(cookieName(locals.app));
    if (token && locals.officer) await signOut(locals.app, `officer:${locals.officer.id}`, token);
    dropSession(cookies, locals.app);
    redirect(303, '/dang-nhap?da-ra=1');
  },
};
