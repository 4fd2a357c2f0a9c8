import { error, redirect } from '@sveltejs/kit';
import { counterWork } from '#desk/index.ts';
import { deskCounts } from '#dossier/index.ts';
import { type Access, absencesOf, namedPostsOn, setWorkEmail, workEmailOf, workingUnits } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { chooseDigest, hasDigest } from '#notice/index.ts';
import { ownReportUnits, reportsToSend } from '#scorecard/index.ts';
import { text, wrongField } from '../forms.ts';
import type { Actions, PageServerLoad } from './$types';
import { officerDoors } from './doors.ts';

export const _access: Access = 'officer';

export const load: PageServerLoad = async ({ locals: { app, officer, viewer, language, mayOpen }, url }) => {
  if (!officer || viewer.kind !== 'officer') error(404);
  const { read, realm } = app;
  const now = app.clock.now();
  const today = dateAt(now);
  const [work, posts, counts, reports, absences, email, daily] = await Promise.all([
    counterWork(read, realm, viewer, now),
    namedPostsOn(read, realm, officer.id, today),
    mayOpen('/can-bo/ho-so') && deskCounts(read, realm, viewer, now),
    reportsToSend(read, realm, { units: ownReportUnits(viewer), today }),
    absencesOf(read, realm, officer.id, today),
    workEmailOf(read, realm, officer.id),
    hasDigest(read, realm, { officer: officer.id }),
  ]);
  const doors = officerDoors(language, mayOpen, { works: workingUnits(viewer).length > 0, work });
  return {
    ...{ desk: true, id: officer.id, name: officer.name, posts, doors, saved: url.searchParams.get('da-luu') },
    ...{ counts, reports, absences, email: email ?? '', daily },
  };
};

export const actions: Actions = {
  thu: async (event) => {
    const { app, officer } = event.locals;
    const email = text(await event.request.formData(), 'thu-cong-vu');
    const done = await setWorkEmail(app, officer?.id ?? error(404), email);
    if (!done.ok) return wrongField('thu-cong-vu', done, { email }, event);
    redirect(303, '/can-bo?da-luu=1');
  },
  'tong-hop': async ({ request, locals: { app, officer } }) => {
    const daily = text(await request.formData(), 'thu-tong-hop') === 'hang-ngay';
    await chooseDigest(app, { officer: officer?.id ?? error(404) }, daily);
    redirect(303, '/can-bo?da-luu=thu');
  },
};
