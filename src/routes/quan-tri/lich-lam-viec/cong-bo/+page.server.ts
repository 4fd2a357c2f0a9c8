import { redirect } from '@sveltejs/kit';
import { agencyNames, publishCalendar } from '#agency/index.ts';
import { dueFrom } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { instantOf } from '#kernel/time.ts';
import { typedIn, wrongField } from '../../../forms.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { FIELDS, readNotice } from './read.ts';

export const _access: Access = ['administrator'];

export const load: PageServerLoad = () => ({ desk: true });

/** Reads and publishes it, or does as if: everything is judged and nothing kept. */
async function publish(event: RequestEvent, { rehearsed }: { rehearsed: boolean }) {
  const { app, officer, language } = event.locals;
  const form = await event.request.formData();
  const typed = typedIn(form);
  const read = readNotice(form, language);
  if ('wrong' in read) return { no: wrongField(read.wrong.id, read.wrong.why, { typed }, event) };
  const done = await publishCalendar({ ...app, rehearsed }, `officer:${officer?.id ?? ''}`, read.notice);
  if (!done.ok) return { no: wrongField(FIELDS[done.code], done, { typed }, event) };
  return { typed, notice: read.notice };
}

export const actions: Actions = {
  xem: async (event) => {
    const done = await publish(event, { rehearsed: true });
    if ('no' in done) return done.no;
    const { app } = event.locals;
    const { agency, days } = done.notice;
    const [first, last] = [days[0], days.at(-1)].map((one) => one?.day);
    if (!first || !last) throw new Error('a notice has a day at least');
    const affected = await dueFrom(app.read, app.realm, { agency, from: instantOf(first) });
    const whose = agency && (await agencyNames(app.read, app.realm, [agency]))[agency]?.[event.locals.language];
    return { typed: done.typed, looked: { first, last, affected, whose } };
  },
  'cong-bo': async (event) => {
    const done = await publish(event, { rehearsed: false });
    if ('no' in done) return done.no;
    redirect(303, `/quan-tri/lich-lam-viec?nam=${done.notice.days[0]?.day.slice(0, 4)}&xong`);
  },
  sua: async ({ request }) => ({ typed: typedIn(await request.formData()) }),
};
