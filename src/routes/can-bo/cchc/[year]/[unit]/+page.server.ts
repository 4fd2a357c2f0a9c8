import { redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { appraises, closeParStage, closesStage, extendParWindow, worksOnStage } from '#scorecard/index.ts';
import { readDate } from '#ui/fields.ts';
import { languages } from '#words/index.ts';
import { text, wrongField } from '../../../../forms.ts';
import { sheetOf, stageIn } from '../../sheet.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['leader', 'unit-head', 'clerk', 'appraiser', 'supervisor'];

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const sheet = await sheetOf(locals, params);
  const { stage } = sheet;
  const may =
    stage === 'done'
      ? {}
      : { works: worksOnStage(locals.viewer, sheet, stage), sends: closesStage(locals.viewer, sheet, stage) };
  const extends_ = stage !== 'done' && appraises(locals.viewer, sheet);
  const said = { sent: url.searchParams.has('da-gui'), moved: url.searchParams.has('da-gia-han') };
  return { desk: true, sheet, works: may.works === true, maySend: may.sends === true, mayExtend: extends_, ...said };
};

export const actions: Actions = {
  gui: async (event) => {
    const { locals, params } = event;
    const sheet = await sheetOf(locals, params);
    const stage = stageIn(text(await event.request.formData(), 'buoc'));
    const done = await closeParStage(locals.app, locals.viewer, { year: sheet.year, unit: sheet.unit, stage });
    if (!done.ok) return wrongField('gui', done, { reason: '' }, event);
    redirect(303, `${event.url.pathname}?da-gui=1`);
  },
  'gia-han': async (event) => {
    const { locals, params } = event;
    const sheet = await sheetOf(locals, params);
    const form = await event.request.formData();
    const [stage, reason, to] = [stageIn(text(form, 'buoc')), text(form, 'ly-do'), readDate(form, 'den').date];
    if (!to) return wrongField('den', languages[locals.language].par.sheet.newDayMissing, { reason });
    const ask = { year: sheet.year, unit: sheet.unit, stage, to, reason: reason.slice(0, 500) };
    const done = await extendParWindow(locals.app, locals.viewer, ask);
    if (!done.ok) return wrongField(done.code === 'reason-needed' ? 'ly-do' : 'den', done, { reason }, event);
    redirect(303, `${event.url.pathname}?da-gia-han=1`);
  },
};
