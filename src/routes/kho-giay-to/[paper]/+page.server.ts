import { error, redirect } from '@sveltejs/kit';
import { isDraftId } from '#dossier/index.ts';
import type { Access, Citizen } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { endPaperShare, objectToPaper, sharePaper, viewPaper } from '#vault/index.ts';
import { text, wrongField } from '../../forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = 'citizen';

const own = ({ citizen }: App.Locals): Citizen => citizen ?? error(404);
const idOf = ({ paper }: { paper: string }): string => (isDraftId(paper) ? paper : error(404));

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { app } = locals;
  const before = url.searchParams.get('truoc') ?? '';
  const ask = { owner: own(locals).id, id: idOf(params), today: dateAt(app.clock.now()) };
  const view = await viewPaper(app.read, app.realm, { ...ask, before: isDraftId(before) ? before : undefined });
  if (!view) error(404);
  return {
    ...{ view, owner: ask.owner, now: app.clock.now() },
    ...{ ended: url.searchParams.has('da-thu-hoi'), objected: url.searchParams.has('da-gui') },
  };
};

export const actions: Actions = {
  'chia-se': async (event) => {
    const { locals, params, request } = event;
    const form = await request.formData();
    const typed = { days: text(form, 'so-ngay'), opens: text(form, 'so-lan') };
    const wish = { days: Number(typed.days || 'x'), opens: typed.opens === '' ? null : Number(typed.opens) };
    const made = await sharePaper(locals.app, own(locals), { paper: idOf(params), ...wish });
    if (!made.ok && made.code === 'not-found') error(404);
    if (!made.ok) return wrongField('so-ngay', made, { typed }, event);
    // Told once, on this answer only: no address and no history keeps the link.
    return { link: `${locals.app.settings.origin}/giay-to-chia-se/${made.value.token}` };
  },
  'thu-hoi': async ({ locals, params, request, url }) => {
    const share = text(await request.formData(), 'lien-ket');
    const ask = { paper: idOf(params), share };
    if (!isDraftId(share) || !(await endPaperShare(locals.app, own(locals), ask)).ok) error(404);
    redirect(303, `${url.pathname}?da-thu-hoi`);
  },
  'de-nghi': async (event) => {
    const { locals, params, request, url } = event;
    const said = text(await request.formData(), 'y-kien');
    const sent = await objectToPaper(locals.app, own(locals), { paper: idOf(params), text: said });
    if (!sent.ok && sent.code === 'not-found') error(404);
    if (!sent.ok) return wrongField('y-kien', sent, { said }, event);
    redirect(303, `${url.pathname}?da-gui`);
  },
};
