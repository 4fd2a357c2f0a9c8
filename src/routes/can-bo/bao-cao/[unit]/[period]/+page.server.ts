import { redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import {
  formOfUnit,
  isBeforeForms,
  reportDue,
  sendReport,
  sendsReports,
  signingsOfReport,
  signReportAgain,
  viewReport,
} from '#scorecard/index.ts';
import { text, wrongField } from '../../../../forms.ts';
import { reportOf } from '../../asked.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['leader', 'unit-head', 'clerk', 'controller', 'supervisor'];

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { app, viewer } = locals;
  const { period, agency, forms } = await reportOf(locals, params);
  const now = app.clock.now();
  const view = await viewReport(app.read, app.realm, { unit: agency.code, period, now });
  const isRunning = dateAt(now) <= period.to;
  const isEarlier = isBeforeForms(period);
  const key = { form: view.form, unit: agency.code, from: period.from, to: period.to };
  return {
    ...{ desk: true, agency, period, view, isRunning, isEarlier, due: reportDue(period, agency.code === app.realm) },
    ...{ maySend: sendsReports(viewer, agency.code) && !isRunning && !isEarlier, done: url.searchParams.get('xong') },
    ...{ forms, signings: await signingsOfReport(app.read, app.realm, key) },
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params } = event;
    const { app, viewer } = locals;
    const { period, agency } = await reportOf(locals, params);
    const typed = await event.request.formData();
    const reason = text(typed, 'ly-do').slice(0, 500);
    const signs = text(typed, 'viec') === 'ky-lai';
    const key = { form: formOfUnit(agency.code, app.realm), unit: agency.code, from: period.from, to: period.to };
    const done = await (signs
      ? signReportAgain(app, viewer, key)
      : sendReport(app, viewer, { unit: agency.code, period, reason }));
    if (!done.ok) return wrongField(done.code === 'reason-needed' ? 'ly-do' : 'gui', done, { reason }, event);
    redirect(303, `${event.url.pathname}?xong=${signs ? 'ky-lai' : 'gui'}`);
  },
};
