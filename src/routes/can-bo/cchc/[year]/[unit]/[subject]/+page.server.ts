import { error, redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { givePar, mostOf, readPoints, removeParFile } from '#scorecard/index.ts';
import { languages } from '#words/index.ts';
import { text, wrongField } from '../../../../../forms.ts';
import { sheetOf, stageIn } from '../../../sheet.ts';
import { subjectPage } from '../../../subject.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['leader', 'unit-head', 'clerk', 'appraiser', 'supervisor'];

/** Files are posted to this address too and taken by par-uploads.ts, before the pages. */
export const load: PageServerLoad = async ({ locals, params, url }) => ({
  desk: true,
  ...subjectPage(locals, await sheetOf(locals, params), params.subject, url),
});

export const actions: Actions = {
  cham: async (event) => {
    const { locals, params } = event;
    const sheet = await sheetOf(locals, params);
    const form = await event.request.formData();
    const stage = stageIn(text(form, 'buoc'));
    const typed = { points: text(form, 'diem'), note: text(form, 'ghi-chu').slice(0, 4000), asks: form.has('yeu-cau') };
    const points = stage === 'explain' ? null : readPoints(typed.points);
    if (points === undefined)
      return wrongField('diem', languages[locals.language].par.subject.pointsMissing, { typed });
    const ask = { year: sheet.year, unit: sheet.unit, stage, subject: params.subject, points, note: typed.note };
    const done = await givePar(locals.app, locals.viewer, { ...ask, asks: stage === 'first' && typed.asks });
    if (!done.ok) return wrongField(done.code === 'par-note-missing' ? 'ghi-chu' : 'diem', done, { typed }, event);
    redirect(303, `${event.url.pathname}?da-luu=1`);
  },
  bo: async ({ locals, params, request, url }) => {
    const sheet = await sheetOf(locals, params);
    const form = await request.formData();
    const file = sheet.evidence.find(({ id }) => id === text(form, 'tep'));
    if (!file || mostOf(sheet, params.subject) === undefined) error(404);
    const at = { year: sheet.year, unit: sheet.unit, stage: stageIn(text(form, 'buoc')) };
    const done = await removeParFile(locals.app, locals.viewer, { ...at, subject: params.subject, id: file.id });
    redirect(303, `${url.pathname}?${done.ok ? 'da-bo=1' : `loi=${done.code}`}`);
  },
};
