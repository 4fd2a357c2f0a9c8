import { redirect } from '@sveltejs/kit';
import { AGENCY_KINDS, foundAgency, LEVELS } from '#agency/index.ts';
import type { Access } from '#identity/index.ts';
import { readDate } from '#ui/fields.ts';
import { languages } from '#words/index.ts';
import { text, typedIn, wrongField } from '../../../../forms.ts';
import { agencyOf } from '../agency.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['administrator'];

export const load: PageServerLoad = async ({ locals, params }) => ({
  desk: true,
  agency: await agencyOf(locals, params.code),
});

const FIELDS = {
  'agency-code-wrong': 'ma',
  'agency-code-taken': 'ma',
  'agency-parent-unknown': 'tu',
  'agency-place-unknown': 'dia-ban',
} as const;

export const actions: Actions = {
  default: async (event) => {
    const { app, officer, language } = event.locals;
    const above = await agencyOf(event.locals, event.params.code);
    const form = await event.request.formData();
    const typed = typedIn(form);
    const words = languages[language].agency.manage;
    const kind = AGENCY_KINDS.find((one) => one === text(form, 'loai'));
    const level = LEVELS.find((one) => one === text(form, 'cap')) ?? above.level;
    const validFrom = readDate(form, 'tu').date;
    const [code, nameVi, basis] = [text(form, 'ma').toUpperCase(), text(form, 'ten'), text(form, 'can-cu')];
    if (!kind) return wrongField('loai', words.kindMissing, { typed });
    if (!nameVi) return wrongField('ten', words.nameMissing, { typed });
    if (!validFrom) return wrongField('tu', words.fromMissing, { typed });
    if (basis.length < 5) return wrongField('can-cu', words.basisMissing, { typed });
    const done = await foundAgency(app, `officer:${officer?.id ?? ''}`, {
      ...{ code, kind, level, nameVi, nameEn: text(form, 'ten-en') || nameVi, parent: above.code },
      ...{ placeLevel: level, placeCode: text(form, 'dia-ban'), address: text(form, 'dia-chi') || null },
      ...{ phone: text(form, 'dien-thoai') || null, codeIsDemo: false, basis, validFrom },
    });
    if (!done.ok) return wrongField(FIELDS[done.code], done, { typed }, event);
    redirect(303, `/quan-tri/co-quan/${code}?xong=them`);
  },
};
