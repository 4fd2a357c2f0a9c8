import { error, redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { draftVersion, readWritten, type TableName, writingOf, writtenOf } from '#procedure/index.ts';
import { partsOfDate, readDate } from '#ui/fields.ts';
import { languages } from '#words/index.ts';
import { text, wrongField } from '../../../../forms.ts';
import type { Actions, PageServerLoad } from './$types';
import { readForm, tableNamed, wrongIn } from './read.ts';

export const _access: Access = ['controller'];

const writing = async ({ app }: App.Locals, code: string) => {
  const found = await writingOf(app.read, { realm: app.realm, code, date: dateAt(app.clock.now()) });
  return found ?? error(404);
};
/** The form once more, as it was typed. */
const again = (form: FormData, more?: TableName) => ({
  ...{ written: readForm(form), validFrom: readDate(form, 'hieu-luc').parts, digest: text(form, 'ban'), more },
});

export const load: PageServerLoad = async ({ locals, params }) => {
  const { base, from, digest, code, name, draft } = await writing(locals, params.ma);
  const validFrom = partsOfDate(draft?.validFrom ?? dateAt(locals.app.clock.now()));
  return { desk: true, code, name, from, digest, written: writtenOf(base), validFrom };
};

export const actions: Actions = {
  'them-dong': async ({ request }) => {
    const form = await request.formData();
    return again(form, tableNamed(text(form, 'bang')));
  },
  luu: async (event) => {
    const { app, officer, language } = event.locals;
    const { base, code } = await writing(event.locals, event.params.ma);
    const form = await event.request.formData();
    const { date } = readDate(form, 'hieu-luc');
    if (!date) return wrongField('hieu-luc', languages[language].procedureWriting.dayMissing, again(form));
    const read = readWritten(readForm(form), base, dateAt(app.clock.now()));
    const wrong = wrongIn(read, language);
    if (wrong || 'wrong' in read) return wrongField(wrong?.id ?? 'name', wrong?.why ?? '', again(form));
    const draft = { content: read.content, validFrom: date, over: text(form, 'ban') };
    const done = await draftVersion(app, `officer:${officer?.id ?? ''}`, draft);
    if (!done.ok) return wrongField('name', done, again(form), event);
    redirect(303, `/quan-tri/thu-tuc/${encodeURIComponent(code)}?xong=luu`);
  },
};
