import { redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import {
  entersReports,
  isBeforeForms,
  reportDue,
  sendReport,
  sendsReports,
  signingsOfReport,
  signReportAgain,
  viewForm,
} from '#scorecard/index.ts';
import { text, wrongField } from '../../../../../forms.ts';
import { formOf } from '../../../asked.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['leader', 'unit-head', 'clerk', 'controller', 'supervisor'];

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { app, viewer } = locals;
  const { period, agency, form, address } = await formOf(locals, params);
  const now = app.clock.now();
  const view = await viewForm(app.read, app.realm, { code: form, unit: agency.code, period, now });
  const key = { form, unit: agency.code, from: period.from, to: period.to };
  const isRunning = dateAt(now) <= period.to;
  const isEarlier = isBeforeForms(period);
  const maySend = sendsReports(viewer, agency.code) && !isRunning && !isEarlier;
  return {
    ...{ desk: true, agency, period, form, address, view, isRunning, isEarlier, maySend },
    ...{ due: reportDue(period, agency.code === app.realm), mayEnter: entersReports(viewer, agency.code) },
    ...{ signings: await signingsOfReport(app.read, app.realm, key), done: url.searchParams.get('xong') },
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { app, viewer } = event.locals;
    const { period, agency, form } = await formOf(event.locals, event.params);
    const typed = await event.request.formData();
    const reason = text(typed, 'ly-do').slice(0, 500);
    const signs = text(typed, 'viec') === 'ky-lai';
    const key = { form, unit: agency.code, from: period.from, to: period.to };
    const done = await (signs
      ? signReportAgain(app, viewer, key)
      : sendReport(app, viewer, { unit: agency.code, period, reason, form }));
    if (!done.ok) return wrongField(done.code === 'reason-needed' ? 'ly-do' : 'gui', done, { reason }, event);
    redirect(303, `${event.url.pathname}?xong=${signs ? 'ky-lai' : 'gui'}`);
  },
};
