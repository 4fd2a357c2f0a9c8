import { error, redirect } from '@sveltejs/kit';
import { counterWork } from '#desk/index.ts';
import { dropView, saveView, viewDesk } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { instant } from '#kernel/time.ts';
import { text, wrongField } from '../../forms.ts';
import { counterDoors } from '../doors.ts';
import type { Actions, PageServerLoad } from './$types';
import { listIn, searchIn } from './asked.ts';

export const _access: Access = ['receiver', 'handler', 'unit-head', 'leader', 'clerk'];

export const load: PageServerLoad = async ({ locals: { app, viewer, language, mayOpen }, url }) => {
  if (viewer.kind !== 'officer') error(404);
  const now = app.clock.now();
  const search = searchIn(url);
  const [due, code] = [Number(url.searchParams.get('sau-han')), url.searchParams.get('sau-ma')];
  const after = code && Number.isSafeInteger(due) ? { due: instant(due), code } : undefined;
  const { queue, whose } = listIn(url);
  const question = { search, after, whose, now, language, queue };
  const [view, work] = await Promise.all([
    viewDesk(app.read, app.realm, viewer, question),
    counterWork(app.read, app.realm, viewer, now),
  ]);
  const query = url.searchParams.toString();
  const doors = counterDoors(language, mayOpen, work);
  const roles = viewer.posts.map(({ role }) => role);
  return {
    roles,
    ...{ desk: true, now, search: search?.typed, whose, query, doors },
    ...view,
    standsInFor: viewer.standsInFor ?? [],
  };
};

export const actions: Actions = {
  luu: async (event) => {
    const { app, viewer } = event.locals;
    if (viewer.kind !== 'officer') error(404);
    const form = await event.request.formData();
    const ask = { name: text(form, 'ten'), query: text(form, 'xem') };
    const done = await saveView(app, viewer, ask);
    if (!done.ok) return wrongField('ten', done, { name: ask.name }, event);
    redirect(303, `/can-bo/ho-so?${ask.query}`);
  },
  bo: async ({ locals: { app, viewer }, request }) => {
    if (viewer.kind !== 'officer') error(404);
    await dropView(app, viewer, text(await request.formData(), 'ma'));
    redirect(303, '/can-bo/ho-so');
  },
};
