import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { isTicketId, moveWork, viewHeld } from '#desk/index.ts';
import { HELD_PAGE, holdersUnder } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { refusalSentence } from '#words/index.ts';
import { text } from '../../forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['unit-head', 'leader'];

export const load: PageServerLoad = async ({ locals: { app, viewer }, url }) => {
  const now = app.clock.now();
  const wish = url.searchParams.get('cua') ?? '';
  const holders = await holdersUnder(app.read, app.realm, viewer);
  const whose = holders.find(({ id }) => id === wish);
  const view = whose && (await viewHeld(app.read, app.realm, viewer, { officer: whose.id, now }));
  return { desk: true, now, holders, whose, view, key: randomUUID(), isCut: view?.held.length === HELD_PAGE };
};

export const actions: Actions = {
  default: async ({ locals: { app, viewer, language }, request }) => {
    const form = await request.formData();
    const [to, key] = [text(form, 'can-bo'), text(form, 'khoa')];
    if (!isTicketId(to) || !isTicketId(key)) error(404);
    const moved = await moveWork(app, viewer, { codes: form.getAll('ho-so').map(String).slice(0, HELD_PAGE), to, key });
    return {
      results: moved.map(({ code, refused }) => ({ code, why: refused && refusalSentence(language, refused) })),
    };
  },
};
