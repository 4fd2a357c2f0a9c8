import { redirect } from '@sveltejs/kit';
import { agencyNames, reorganise } from '#agency/index.ts';
import { askSucceeding, openAt } from '#dossier/index.ts';
import { type Access, heldAt } from '#identity/index.ts';
import { typedIn, wrongField } from '../../../../forms.ts';
import { agencyOf } from '../agency.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { readEnding, wrongOf } from './read.ts';

export const _access: Access = ['administrator'];

export const load: PageServerLoad = async ({ locals, params }) => ({
  desk: true,
  agency: await agencyOf(locals, params.code),
});

/** Ends it, or does as if: everything is judged and nothing kept. */
async function end(event: RequestEvent, { rehearsed }: { rehearsed: boolean }) {
  const { app, officer } = event.locals;
  const form = await event.request.formData();
  const typed = typedIn(form);
  const agency = await agencyOf(event.locals, event.params.code);
  const read = await readEnding(event.locals, form, agency.code);
  if ('wrong' in read) return { no: wrongField(read.wrong.id, read.wrong.why, { typed }, event) };
  const { wish } = read;
  const done = await reorganise({ ...app, rehearsed }, `officer:${officer?.id ?? ''}`, wish);
  if (!done.ok) return { no: wrongField(wrongOf(done, wish), done, { typed }, event) };
  return { typed, wish, moved: done.value.competenceMoved };
}

export const actions: Actions = {
  xem: async (event) => {
    const done = await end(event, { rehearsed: true });
    if ('no' in done) return done.no;
    const { app, language } = event.locals;
    const { agency, day, successors } = done.wish;
    const [names, dossiers, posts] = await Promise.all([
      agencyNames(
        app.read,
        app.realm,
        successors.map(({ code }) => code),
      ),
      openAt(app.read, app.realm, agency),
      heldAt(app.read, app.realm, agency, day),
    ]);
    const heirs = successors.map(({ code, matter }) => ({ code, name: names[code]?.[language] ?? code, matter }));
    return { typed: done.typed, looked: { day, heirs, dossiers, posts, moved: done.moved } };
  },
  'ket-thuc': async (event) => {
    const done = await end(event, { rehearsed: false });
    if ('no' in done) return done.no;
    await askSucceeding(event.locals.app);
    redirect(303, `/quan-tri/co-quan/${done.wish.agency}?xong=ket-thuc`);
  },
  sua: async ({ request }) => ({ typed: typedIn(await request.formData()) }),
};
