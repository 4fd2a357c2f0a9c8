import { error, redirect } from '@sveltejs/kit';
import { isDraftId } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { answerPaperObjection, answersFor, OBJECTION_PAGE, openObjections } from '#vault/index.ts';
import { text, wrongField } from '../../forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['receiver', 'handler', 'unit-head', 'leader', 'clerk'];

export const load: PageServerLoad = async ({ locals: { app, viewer }, url }) => {
  const asked = url.searchParams.get('sau') ?? '';
  const after = isDraftId(asked) ? { id: asked } : undefined;
  const found = await openObjections(app.read, app.realm, answersFor(viewer), after);
  const objections = found.slice(0, OBJECTION_PAGE);
  const more = found.length > OBJECTION_PAGE ? objections.at(-1)?.id : undefined;
  return { desk: true, objections, more, after: asked, sent: url.searchParams.has('da-gui'), now: app.clock.now() };
};

export const actions: Actions = {
  default: async (event) => {
    const { app, viewer } = event.locals;
    if (viewer.kind !== 'officer') error(404);
    const form = await event.request.formData();
    const ask = { objection: text(form, 'de-nghi'), answer: text(form, 'tra-loi'), revokes: form.has('het-gia-tri') };
    if (!isDraftId(ask.objection)) error(404);
    const done = await answerPaperObjection(app, viewer, ask);
    if (!done.ok && done.code === 'not-found') error(404);
    if (!done.ok) return wrongField(`tra-loi-${ask.objection}`, done, ask, event);
    redirect(303, '/can-bo/giay-to-kho?da-gui');
  },
};
