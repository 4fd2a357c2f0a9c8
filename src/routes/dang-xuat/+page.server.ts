import { redirect } from '@sveltejs/kit';
import { type Access, keepUnsent, readUnsent, signOut } from '#identity/index.ts';
import { signOutUrl } from '#integrations/e-id/client.ts';
import { cookieName, dropSession } from '../visitor.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whoever is out already may sign out again; only a form of ours can do it (SvelteKit compares the origin). */
export const _access: Access = 'public';

export const load: PageServerLoad = ({ request }) => {
  if (request.method !== 'POST') redirect(303, '/');
};

const OUT = '/dang-nhap?da-ra=1';
/** An officer's form that was being filled travels with the sign-out (static/js/unsent.js); signing in again leads to it. */
const kept = (id: string) => `/dang-nhap?${new URLSearchParams({ 'da-ra': 'da-giu', tiep: `/gui-lai/${id}` })}`;

export const actions: Actions = {
  default: async ({ cookies, locals, request, setHeaders }) => {
    const { app, viewer } = locals;
    const token = cookies.get(cookieName(app));
    const typing = viewer.kind === 'officer' && readUnsent(String((await request.formData()).get('chua-gui') ?? ''));
    dropSession(cookies, app);
    if (!token || viewer.kind === 'anyone') redirect(303, OUT);
    const ended = await signOut(app, `${viewer.kind}:${viewer.id}`, token);
    const { eId, origin } = app.settings;
    const url = eId && ended.value ? await signOutUrl(eId, ended.value, origin + OUT) : undefined;
    const id = typing && (await keepUnsent(app, token, typing));
    if (!url) redirect(303, id ? kept(id) : OUT);
    // A page that moves on, not a redirect: our policy lets no form of ours lead to another host (headers.ts).
    setHeaders({ refresh: `0; url=${url}` });
    locals.citizen = undefined;
    return { url };
  },
};
