import { error } from '@sveltejs/kit';
import { agencyByCode } from '#agency/index.ts';
import { leadsCentre, waitsByHour } from '#desk/index.ts';
import type { Access } from '#identity/index.ts';
import { addDays, dateAt, type LocalDate, parseLocalDate } from '#kernel/time.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['unit-head', 'leader'];

/** A month at a time, so that the cost stays with the answer. */
const MOST_DAYS = 31;

export const load: PageServerLoad = async ({ locals: { app, viewer }, params, url }) => {
  const agency = leadsCentre(viewer, params.centre) && (await agencyByCode(app.read, app.realm, params.centre));
  if (!agency) error(404);
  const today = dateAt(app.clock.now());
  const asked = (name: string) => parseLocalDate(url.searchParams.get(name) ?? '');
  const from = asked('tu') ?? today;
  const wish = asked('den') ?? today;
  const last = addDays(from, MOST_DAYS - 1);
  // Neither before the first day nor after the last that is shown.
  const to = [from, wish, last].toSorted()[1] as LocalDate;
  const rows = await waitsByHour(app.read, app.realm, { centre: params.centre, from, to });
  return { desk: true, agency, from, to, rows, shortened: wish > last };
};
