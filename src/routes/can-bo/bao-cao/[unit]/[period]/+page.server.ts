import { redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { reportDue, sendReport, sendsReports, viewReport } from '#scorecard/index.ts';
import { text, wrongField } from '../../../../forms.ts';
import { reportOf } from '../../asked.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['leader', 'unit-head', 'clerk', 'controller', 'supervisor'];

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { app, viewer } = locals;
  const { period, agency } = await reportOf(locals, params);
  const now = app.clock.now();
  const view = await viewReport(app.read, app.realm, { unit: agency.code, period, now });
  const isRunning = dateAt(now) <= period.to;
  return {
    ...{ desk: true, agency, period, view, isRunning, due: reportDue(period, agency.code === app.realm) },
    ...{ maySend: sendsReports(viewer, agency.code) && !isRunning, sent: url.searchParams.has('da-gui') },
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params } = event;
    const { period, agency } = await reportOf(locals, params);
    const reason = text(await event.request.formData(), 'ly-do').slice(0, 500);
    const done = await sendReport(locals.app, locals.viewer, { unit: agency.code, period, reason });
    if (!done.ok) return wrongField(done.code === 'reason-needed' ? 'ly-do' : 'gui', done, { reason }, event);
    redirect(303, `${event.url.pathname}?da-gui=1`);
  },
};
