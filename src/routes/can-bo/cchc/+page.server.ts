import type { Access } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { viewYear, yearsOf } from '#scorecard/index.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['leader', 'unit-head', 'clerk', 'appraiser', 'supervisor'];

export const load: PageServerLoad = async ({ url, locals: { app, viewer } }) => {
  const years = await yearsOf(app.read, app.realm, viewer);
  const asked = Number(url.searchParams.get('nam'));
  const year = years.includes(asked) ? asked : years[0];
  const today = dateAt(app.clock.now());
  const groups = year === undefined ? [] : await viewYear(app.read, app.realm, viewer, { year, today });
  return { desk: true, years, year, groups };
};
