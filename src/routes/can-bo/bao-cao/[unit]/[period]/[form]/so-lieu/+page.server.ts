import { error } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { viewForm } from '#scorecard/index.ts';
import { formOf } from '../../../../asked.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['leader', 'unit-head', 'clerk', 'controller', 'supervisor'];

const PAGE = 50;

/** What one counted figure counts, in the order of their codes. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { app } = locals;
  const { period, agency, form, address } = await formOf(locals, params);
  const view = await viewForm(app.read, app.realm, { code: form, unit: agency.code, period, now: app.clock.now() });
  const [part, row, column] = ['phan', 'dong', 'cot'].map((name) => url.searchParams.get(name) ?? '');
  const found = view.counted.find((one) => one.part === part && one.row === row && one.column === column) ?? error(404);
  const after = url.searchParams.get('sau') ?? '';
  const left = found.members.filter((member) => member > after);
  const lines = left.slice(0, PAGE);
  const more = left.length > PAGE ? lines.at(-1) : undefined;
  const { what, value } = found;
  return {
    desk: true,
    agency,
    period,
    form,
    address,
    part,
    row,
    column,
    what,
    value,
    lines,
    more,
    first: after === '',
  };
};
