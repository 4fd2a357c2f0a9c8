import { error, redirect } from '@sveltejs/kit';
import { counterWork } from '#desk/index.ts';
import { deskCounts, workingUnits } from '#dossier/index.ts';
import { type Access, absencesOf, namedPostsOn, setWorkEmail, workEmailOf } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { chooseDigest, hasDigest } from '#notice/index.ts';
import { ownReportUnits, reportsToSend } from '#scorecard/index.ts';
import { text, wrongField } from '../forms.ts';
import type { Actions, PageServerLoad } from './$types';
import { officerDoors } from './doors.ts';

export const _access: Access = 'officer';

export const load: PageServerLoad = async ({ locals: { app, officer, viewer, language, mayOpen }, url }) => {
  if (!officer || viewer.kind !== 'officer') error(404);
  const today = dateAt(app.clock.now());
  const work = await counterWork(app.read, app.realm, viewer, app.clock.now());
  const doors = officerDoors(language, mayOpen, { works: workingUnits(viewer).length > 0, work });
  const posts = await namedPostsOn(app.read, app.realm, officer.id, today);
  return {
    ...{ desk: true, id: officer.id, name: officer.name, posts, doors, saved: url.searchParams.get('da-luu') },
    counts: mayOpen('/can-bo/ho-so') && (await deskCounts(app.read, app.realm, viewer, app.clock.now())),
    reports: await reportsToSend(app.read, app.realm, { units: ownReportUnits(viewer), today }),
    absences: await absencesOf(app.read, app.realm, officer.id, today),
    email: (await workEmailOf(app.read, app.realm, officer.id)) ?? '',
    daily: await hasDigest(app.read, app.realm, { officer: officer.id }),
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
