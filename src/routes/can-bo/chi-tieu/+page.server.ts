import type { Access } from '#identity/index.ts';
import { isUuid } from '#kernel/text.ts';
import { dateAt, parseLocalDate } from '#kernel/time.ts';
import { asksUnit, lastDirectives, setsTargets, targetsOf, valuesFrom, withProgress } from '#scorecard/index.ts';
import type { PageServerLoad } from './$types';
import { listsOf } from './directive.ts';

export const _access: Access = ['unit-head', 'leader', 'controller', 'supervisor'];

const PAGE = 50;
const NEWEST = 20;
export const load: PageServerLoad = async ({ url, locals: { app, viewer } }) => {
  const [due, id] = [parseLocalDate(url.searchParams.get('sau-ngay') ?? ''), url.searchParams.get('sau') ?? ''];
  const after = due && isUuid(id) ? { due, id } : undefined;
  const found = await targetsOf(app.read, app.realm, viewer, { after, limit: PAGE + 1 });
  const shown = found.slice(0, PAGE);
  const last = found.length > PAGE ? shown.at(-1) : undefined;
  const sets = setsTargets(viewer, app.realm);
  const lines = await withProgress(shown, valuesFrom(app.read, app.realm), dateAt(app.clock.now()));
  return {
    ...{ desk: true, sets, first: after === undefined, more: last && { due: last.due, id: last.id } },
    lines,
    asks: lines.filter((one) => one.isOverdue && asksUnit(app.realm, viewer, one.unit)).map(({ id }) => id),
    lists: listsOf(app.realm, viewer, lines),
    directives: sets ? await lastDirectives(app.read, app.realm, NEWEST) : [],
  };
};
