import { redirect } from '@sveltejs/kit';
import { agencyMeant, agencyNames, publishCalendar } from '#agency/index.ts';
import { dueFrom } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { ok } from '#kernel/outcome.ts';
import { dateAt, instantOf } from '#kernel/time.ts';
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
  const { agency: named } = read.notice;
  const agency = named === null ? ok(null) : await agencyMeant(app.read, app.realm, named, dateAt(app.clock.now()));
  if (!agency.ok) return { no: wrongField('ma', agency, { typed }, event) };
  const notice = { ...read.notice, agency: agency.value };
  const done = await publishCalendar({ ...app, rehearsed }, `officer:${officer?.id ?? ''}`, notice);
  if (!done.ok) return { no: wrongField(FIELDS[done.code], done, { typed }, event) };
  return { typed, notice };
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
    const name = agency && (await agencyNames(app.read, app.realm, [agency]))[agency]?.[event.locals.language];
    const whose = agency && `${name} (${agency})`;
    return { typed: done.typed, looked: { first, last, affected, whose } };
  },
  'cong-bo': async (event) => {
    const done = await publish(event, { rehearsed: false });
    if ('no' in done) return done.no;
    redirect(303, `/quan-tri/lich-lam-viec?nam=${done.notice.days[0]?.day.slice(0, 4)}&xong`);
  },
  sua: async ({ request }) => ({ typed: typedIn(await request.formData()) }),
};
