import { error, redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { enterFigures, entersReports, viewForm } from '#scorecard/index.ts';
import { text, wrongField } from '../../../../../../forms.ts';
import { formOf } from '../../../../asked.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['leader', 'unit-head', 'clerk'];

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { app, viewer } = locals;
  const { period, agency, form, address } = await formOf(locals, params);
  if (!entersReports(viewer, agency.code)) error(404);
  const view = await viewForm(app.read, app.realm, { code: form, unit: agency.code, period, now: app.clock.now() });
  const part = view.form.parts.find(({ key }) => key === (url.searchParams.get('phan') ?? 'I')) ?? error(404);
  const key = url.searchParams.get('dong') ?? '';
  const row = view.rows.find((one) => one.part === part.key && one.key === key);
  return { desk: true, agency, period, form, address, part, rowKey: key, isNew: !row && part.rows === 'named', row };
};

export const actions: Actions = {
  default: async (event) => {
    const { app, viewer } = event.locals;
    const { period, agency, form, address } = await formOf(event.locals, event.params);
    const typed = await event.request.formData();
    const columns = [...typed.keys()].filter((name) => name.startsWith('cot-'));
    const values = Object.fromEntries(columns.map((name) => [name.slice(4), text(typed, name)]));
    const [part, row, reason] = [text(typed, 'phan'), text(typed, 'dong'), text(typed, 'ly-do').slice(0, 500)];
    const ask = { form, unit: agency.code, period, part, row, values, reason };
    const done = await enterFigures(app, viewer, ask);
    if (done.ok) redirect(303, `${address}?xong=nhap`);
    const at = { 'reason-needed': 'ly-do', 'report-row-wrong': 'dong' }[done.code as string];
    const column = 'column' in done.facts ? `cot-${done.facts['column']}` : undefined;
    return wrongField(at ?? column ?? `cot-${columns[0]?.slice(4) ?? ''}`, done, { row, values, reason }, event);
  },
};
