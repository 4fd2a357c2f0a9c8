import { redirect } from '@sveltejs/kit';
import { agencyMeant, setSign } from '#agency/index.ts';
import type { Access } from '#identity/index.ts';
import { readDate } from '#ui/fields.ts';
import { languages } from '#words/index.ts';
import { text, typedIn, wrongField } from '../../forms.ts';
import type { Actions, PageServerLoad } from './$types';
import { signsPage } from './signs.ts';

export const _access: Access = ['administrator'];

export const load: PageServerLoad = async ({ locals, url }) => ({
  ...{ desk: true, saved: url.searchParams.has('xong'), chosen: url.searchParams.get('co-quan') ?? '' },
  ...(await signsPage(locals, url.searchParams)),
});

export const actions: Actions = {
  default: async (event) => {
    const { app, officer, language } = event.locals;
    const form = await event.request.formData();
    const [agency, sign, basis] = [text(form, 'ma'), text(form, 'ky-hieu'), text(form, 'can-cu')];
    const validFrom = readDate(form, 'tu').date;
    const typed = typedIn(form);
    const words = languages[language].agency.signs;
    if (!agency) return wrongField('ma', words.agencyMissing, { typed });
    if (!sign) return wrongField('ky-hieu', words.signMissing, { typed });
    if (!validFrom) return wrongField('tu', words.fromMissing, { typed });
    const meant = await agencyMeant(app.read, app.realm, agency, validFrom);
    if (!meant.ok) return wrongField('ma', meant, { typed }, event);
    const wish = { agency: meant.value, sign, validFrom, basis };
    const done = await setSign(app, `officer:${officer?.id ?? ''}`, wish);
    if (!done.ok) return wrongField(FIELDS[done.code], done, { typed }, event);
    redirect(303, '/quan-tri/ky-hieu?xong');
  },
};

/** The field that is to be mended. */
const FIELDS = {
  'unit-unknown': 'ma',
  'agency-closed': 'tu',
  'agency-not-yet': 'tu',
  'sign-wrong': 'ky-hieu',
  'basis-missing': 'can-cu',
} as const;
