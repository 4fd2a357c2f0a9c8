import { error, redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { dateAt, parseLocalDate } from '#kernel/time.ts';
import { decideRoute, placeOfFiling } from '#procedure/index.ts';
import { partsOfDate, readDate } from '#ui/fields.ts';
import { formatDay } from '#ui/format.ts';
import { languages } from '#words/index.ts';
import { text, typedIn, wrongField } from '../../../../forms.ts';
import { provinceOf } from '../../../../place.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['controller'];

const BOXES = {
  'route-missing': 'noi-nop',
  'route-address-missing': 'dia-chi',
  'route-address-wrong': 'dia-chi',
  'route-reason-missing': 'ly-do',
  'route-in-past': 'tu',
  'procedure-changed': 'noi-nop',
  'procedure-unknown': 'noi-nop',
} as const;

export const load: PageServerLoad = async ({ locals: { app, language }, params: { ma: code }, url }) => {
  const today = dateAt(app.clock.now());
  const province = await provinceOf(app);
  const procedure = await placeOfFiling(app.read, { realm: app.realm, code, province, date: today });
  if (!procedure) error(404);
  const day = parseLocalDate(url.searchParams.get('xong') ?? '');
  const done = day ? languages[language].procedureWriting.place.saved(formatDay(language, day)) : undefined;
  return { desk: true, procedure, today: partsOfDate(today), done };
};

export const actions: Actions = {
  default: async (event) => {
    const { app, officer, language } = event.locals;
    const form = await event.request.formData();
    const typed = { typed: typedIn(form) };
    const { date: from } = readDate(form, 'tu');
    if (!from) return wrongField('tu', languages[language].procedureWriting.dayMissing, typed);
    const [route, address, reason] = [text(form, 'noi-nop'), text(form, 'dia-chi'), text(form, 'ly-do')];
    const wish = { code: event.params.ma, over: text(form, 'ban'), from, route, address, reason };
    const done = await decideRoute(app, `officer:${officer?.id ?? ''}`, wish);
    if (!done.ok) return wrongField(BOXES[done.code], done, typed, event);
    redirect(303, `/quan-tri/thu-tuc/${encodeURIComponent(wish.code)}/noi-nop?xong=${from}`);
  },
};
