import { error, redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { dateAt, instant } from '#kernel/time.ts';
import { draftTemplate, publishTemplate, templateFrom, textOfTemplate } from '#letter/index.ts';
import { readDate } from '#ui/fields.ts';
import { text, wrongField } from '../../../forms.ts';
import { declinesIn, templateAddress } from '../kind.ts';
import type { Actions, PageServerLoad } from './$types';
import { begun, procedureNamed, readTemplate, templatePage } from './read.ts';

export const _access: Access = ['controller'];

export const load: PageServerLoad = async ({ locals, params, url: { searchParams } }) => {
  const filing = await procedureNamed(locals, params.code);
  if (!filing) error(404);
  const declines = declinesIn(searchParams.get('cho'));
  const { shown, ...page } = await templatePage(locals, params.code, begun(filing.content, declines), declines);
  return {
    ...{ desk: true, declines, code: params.code, name: filing.content.name, ...page, written: textOfTemplate(shown) },
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
    const [declines, procedure] = [declinesIn(text(form, 'cho')), event.params.code];
    const wish = { procedure, declines, content: templateFrom(written), revision: Number(text(form, 'ban')) };
    const done = await draftTemplate(app, `officer:${officer?.id ?? ''}`, wish);
    if (!done.ok) return wrongField('ten-loai', done, { written }, event);
    redirect(303, templateAddress(procedure, declines, 'da-luu'));
  },
  'cong-bo': async (event) => {
    const { app, officer } = event.locals;
    const form = await event.request.formData();
    const { date } = readDate(form, 'tu-ngay');
    const [declines, procedure] = [declinesIn(text(form, 'cho')), event.params.code];
    const wish = { procedure, declines, validFrom: date ?? dateAt(instant(0)) };
    const done = await publishTemplate(app, `officer:${officer?.id ?? ''}`, wish);
    if (!done.ok) return wrongField('tu-ngay', done, {}, event);
    redirect(303, templateAddress(procedure, declines, 'da-cong-bo'));
  },
};
