import { error, redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { readOwn } from '#notice/index.ts';
import { refusalSentence } from '#words/index.ts';
import { formAgain, text } from '../../../forms.ts';
import { listIn } from '../asked.ts';
import type { Actions, PageServerLoad } from './$types';
import { officerActs } from './acts.ts';
import { workspaceOf } from './workspace.ts';

export const _access: Access = ['receiver', 'handler', 'unit-head', 'leader', 'clerk'];

export const load: PageServerLoad = async ({ locals, params, url, request, setHeaders }) => {
  // Fetched ahead, it has not been seen: no line loses its bold for that.
  const ahead = request.headers.get('sec-purpose')?.includes('prefetch') ?? false;
  const { list, ...from } = listIn(url);
  const workspace = await workspaceOf(locals, params.code, { ...from, ahead });
  if (!workspace) error(404, refusalSentence(locals.language, { code: 'not-found', facts: {} }));
  if (workspace.next) setHeaders({ 'speculation-rules': '"/can-bo/tai-truoc.json"' });
  const { app, viewer } = locals;
  // Whoever sees the dossier has seen what was told about it.
  if (viewer.kind === 'officer' && !ahead)
    await readOwn(app.read, app.realm, { officer: viewer.id }, app.clock.now(), params.code);
  const shown = url.searchParams.get('giay-to') ?? undefined;
  return { desk: true, done: url.searchParams.has('xong'), shown, list, ...workspace };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const act = officerActs[text(form, 'viec') as keyof typeof officerActs];
    if (!act) error(404);
    const ask = { code: event.params.code, revision: Number(text(form, 'ban')), key: text(form, 'khoa') };
    const done = await act(event, form, ask);
    if (!done.ok) return formAgain(text(form, 'viec'), done, form, event);
    const { list } = listIn(event.url);
    redirect(303, `/can-bo/ho-so/${event.params.code}?xong${list && `&${list}`}`);
  },
};
