import { redirect } from '@sveltejs/kit';
import { assignCompetence } from '#agency/index.ts';
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

const FIELDS = { 'unit-unknown': 'thu-tuc', 'agency-closed': 'tu', 'competence-overlaps': 'thu-tuc' } as const;

export const actions: Actions = {
  default: async (event) => {
    const { app, officer, language } = event.locals;
    const agency = await agencyOf(event.locals, event.params.code);
    const form = await event.request.formData();
    const typed = typedIn(form);
    const words = languages[language].agency.manage;
    const validFrom = readDate(form, 'tu').date;
    const [procedure, field, commune] = [text(form, 'thu-tuc'), text(form, 'linh-vuc'), text(form, 'xa')];
    const basis = text(form, 'can-cu');
    if (!validFrom) return wrongField('tu', words.fromMissing, { typed });
    if (basis.length < 5) return wrongField('can-cu', words.basisMissing, { typed });
    const done = await assignCompetence(app, `officer:${officer?.id ?? ''}`, {
      ...{ agency: agency.code, level: text(form, 'cap') === 'commune' ? 'commune' : 'province', validFrom, basis },
      ...(procedure ? { procedure } : {}),
      ...(field ? { field } : {}),
      ...(commune ? { place: { level: 'commune', code: commune } as const } : {}),
    });
    if (!done.ok) return wrongField(FIELDS[done.code], done, { typed }, event);
    redirect(303, `/quan-tri/co-quan/${agency.code}?xong=giao`);
  },
};
