import { type Access, openAccount } from '#identity/index.ts';
import { languages } from '#words/index.ts';
import { text, wrongField } from '../../../forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['administrator'];

export const load: PageServerLoad = () => ({ desk: true });

const FIELDS = { 'name-missing': 'ho-ten', 'user-name-unfit': 'ten', 'user-name-taken': 'ten' } as const;

export const actions: Actions = {
  default: async (event) => {
    const { app, officer, language } = event.locals;
    const form = await event.request.formData();
    const typed = { fullName: text(form, 'ho-ten'), userName: text(form, 'ten').toLowerCase() };
    const words = languages[language].identity.accounts;
    if (!typed.fullName) return wrongField('ho-ten', words.nameMissing, { typed });
    if (!typed.userName) return wrongField('ten', words.userNameMissing, { typed });
    const done = await openAccount(app, `officer:${officer?.id ?? ''}`, typed);
    if (!done.ok) return wrongField(FIELDS[done.code], done, { typed }, event);
    // In the answer itself and nowhere else: it is told once.
    event.setHeaders({ 'cache-control': 'no-store' });
    return { typed, password: done.value.password };
  },
};
