import { randomUUID } from 'node:crypto';
import { error, redirect } from '@sveltejs/kit';
import { verifyChain } from '#db/verify.ts';
import { contest, owns, stop, viewDossier, withdraw } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { credentialsOf, lettersOf } from '#letter/index.ts';
import { formAgain, text } from '../../forms.ts';
import { termsOf } from '../../letters.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { lettersToOwner, offersOf } from './offers.ts';

export const _access: Access = 'signed-in';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { app, viewer, language } = locals;
  const now = app.clock.now();
  const view = await viewDossier(app.read, app.realm, { viewer, code: params.code, now, language });
  if (!view || !owns(viewer, view.dossier)) error(404);
  const letters = lettersToOwner(await lettersOf(app.read, view, await termsOf(locals)), view);
  const chain = await verifyChain(app.read, app.realm, `dossier/${params.code}`);
  return {
    ...{ view, now, letters },
    credentials: [...(await credentialsOf(app.read, app.realm, params.code)).keys()],
    chain,
    offers: offersOf(viewer, view),
    key: randomUUID(),
    filed: url.searchParams.has('da-nop'),
    sent: url.searchParams.has('da-gui'),
  };
};

const doing = (act: typeof withdraw | typeof stop, name: string) => async (event: RequestEvent) => {
  const form = await event.request.formData();
  const { app, viewer } = event.locals;
  const done = await act(app, viewer, {
    code: event.params.code,
    key: text(form, 'khoa'),
    reason: text(form, 'ly-do'),
  });
  if (!done.ok) return formAgain(name, done, form, event);
  redirect(303, `/ho-so/${event.params.code}`);
};

export const actions: Actions = {
  rut: doing(withdraw, 'withdraw'),
  dung: doing(stop, 'stop'),
  'phan-doi': async (event) => {
    const form = await event.request.formData();
    const { app, viewer } = event.locals;
    const done = await contest(app, viewer, {
      code: event.params.code,
      key: text(form, 'khoa'),
      text: text(form, 'ly-do'),
    });
    if (!done.ok) return formAgain('contest', done, form, event);
    redirect(303, `/ho-so/${event.params.code}`);
  },
};
