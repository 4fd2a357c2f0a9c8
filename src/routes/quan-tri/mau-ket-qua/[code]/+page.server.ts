import { error, redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { dateAt, instant } from '#kernel/time.ts';
import { draftTemplate, publishTemplate, templateFrom, textOfTemplate } from '#letter/index.ts';
import { readDate } from '#ui/fields.ts';
import { text, wrongField } from '../../../forms.ts';
import type { Actions, PageServerLoad } from './$types';
import { begun, procedureNamed, readTemplate, templatePage } from './read.ts';

export const _access: Access = ['controller'];

export const load: PageServerLoad = async ({ locals, params, url: { searchParams } }) => {
  const filing = await procedureNamed(locals, params.code);
  if (!filing) error(404);
  const { shown, ...page } = await templatePage(locals, params.code, begun(filing.content));
  return {
    ...{ desk: true, code: params.code, name: filing.content.name, ...page, written: textOfTemplate(shown) },
    today: dateAt(locals.app.clock.now()),
    done: ['da-luu', 'da-cong-bo'].find((one) => searchParams.has(one)),
  };
};

export const actions: Actions = {
  luu: async (event) => {
    const { app, officer } = event.locals;
    const form = await event.request.formData();
    const written = readTemplate(form);
    if (!(await procedureNamed(event.locals, event.params.code))) error(404);
    const wish = { procedure: event.params.code, content: templateFrom(written), revision: Number(text(form, 'ban')) };
    const done = await draftTemplate(app, `officer:${officer?.id ?? ''}`, wish);
    if (!done.ok) return wrongField('ten-loai', done, { written }, event);
    redirect(303, `/quan-tri/mau-ket-qua/${event.params.code}?da-luu`);
  },
  'cong-bo': async (event) => {
    const { app, officer } = event.locals;
    const { date } = readDate(await event.request.formData(), 'tu-ngay');
    const wish = { procedure: event.params.code, validFrom: date ?? dateAt(instant(0)) };
    const done = await publishTemplate(app, `officer:${officer?.id ?? ''}`, wish);
    if (!done.ok) return wrongField('tu-ngay', done, {}, event);
    redirect(303, `/quan-tri/mau-ket-qua/${event.params.code}?da-cong-bo`);
  },
};
