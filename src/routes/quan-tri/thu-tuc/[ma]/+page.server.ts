import { error, redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { placeOfFiling, procedurePage, publishVersion, withdrawVersion, writingOf } from '#procedure/index.ts';
import { formatDay } from '#ui/format.ts';
import { languages } from '#words/index.ts';
import { text, typedIn, wrongField } from '../../../forms.ts';
import { provinceOf } from '../../../place.ts';
import type { Actions, PageServerLoad } from './$types';
import { readPublication, readWithdrawal } from './read.ts';

export const _access: Access = ['controller'];

export const load: PageServerLoad = async ({
  locals: { app, language },
  params: { ma: code },
  url: { searchParams },
}) => {
  const { realm, read } = app;
  const today = dateAt(app.clock.now());
  const writing = await writingOf(read, { realm, code, date: today });
  if (!writing) error(404);
  const { base: _, digest: __, ...shown } = writing;
  const province = await provinceOf(app);
  const place = await placeOfFiling(read, { realm, code, province, date: today });
  const who = { realm, viewer: { officer: true }, province, code, date: today };
  const draft = shown.draft && (await procedurePage(read, { ...who, version: shown.draft.version, own: true }));
  const [what = '', day = ''] = (searchParams.get('xong') ?? '').split(' ');
  const words = languages[language].procedureWriting;
  const said = { luu: () => words.saved, 'cong-bo': words.published, 'bai-bo': words.withdrawn };
  const told = Object.hasOwn(said, what) && /^(\d{4}-\d\d-\d\d)?$/.test(day) ? what : undefined;
  const done = told && said[told as keyof typeof said](day && formatDay(language, day as typeof today));
  return { desk: true, ...shown, preview: draft?.shown ?? null, place: place?.now ?? null, today, done };
};

export const actions: Actions = {
  'cong-bo': async (event) => {
    const { app, officer, language } = event.locals;
    const form = await event.request.formData();
    const { ma: code } = event.params;
    const read = readPublication(form, language);
    if ('wrong' in read) return wrongField(read.wrong.id, read.wrong.why, { typed: typedIn(form) });
    const done = await publishVersion(app, `officer:${officer?.id ?? ''}`, { code, ...read.wish });
    if (!done.ok) return wrongField(read.boxOf(done.code), done, { typed: typedIn(form) }, event);
    redirect(303, `/quan-tri/thu-tuc/${encodeURIComponent(code)}?xong=cong-bo+${text(form, 'tu')}`);
  },
  'bai-bo': async (event) => {
    const { app, officer, language } = event.locals;
    const form = await event.request.formData();
    const { ma: code } = event.params;
    const read = readWithdrawal(form, language);
    if ('wrong' in read) return wrongField(read.wrong.id, read.wrong.why, { typed: typedIn(form) });
    const done = await withdrawVersion(app, `officer:${officer?.id ?? ''}`, { code, ...read.wish });
    if (!done.ok) return wrongField(read.boxOf(done.code), done, { typed: typedIn(form) }, event);
    redirect(303, `/quan-tri/thu-tuc/${encodeURIComponent(code)}?xong=bai-bo+${read.wish.from}`);
  },
};
