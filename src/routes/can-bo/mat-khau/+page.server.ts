import { error, redirect } from '@sveltejs/kit';
import { type Access, setOwnPassword } from '#identity/index.ts';
import { languages } from '#words/index.ts';
import { callerOf, wrongField } from '../../forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = 'officer';

export const load: PageServerLoad = ({ locals: { viewer } }) => ({
  desk: true,
  must: viewer.kind === 'officer' && viewer.mustChoose === true,
});

/** What was typed into a secret field, as it is: spaces count. */
const secret = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

const OF_CURRENT = ['password-wrong', 'sign-in-wait', 'account-unknown'];

export const actions: Actions = {
  default: async (event) => {
    const { app, officer, language } = event.locals;
    if (!officer) error(404);
    const form = await event.request.formData();
    const words = languages[language].identity.ownPassword;
    const [current, chosen, again] = ['mat-khau-hien-nay', 'mat-khau-moi', 'mat-khau-lai'].map((name) =>
      secret(form, name),
    ) as [string, string, string];
    if (!current) return wrongField('mat-khau-hien-nay', words.currentMissing, {});
    if (!chosen) return wrongField('mat-khau-moi', words.chosenMissing, {});
    if (chosen !== again) return wrongField('mat-khau-lai', words.notSame, {});
    const { address, shownToken = '' } = callerOf(event);
    const ask = { officer: officer.id, current, chosen, address, token: shownToken };
    const done = await setOwnPassword(app, ask);
    if (!done.ok)
      return wrongField(OF_CURRENT.includes(done.code) ? 'mat-khau-hien-nay' : 'mat-khau-moi', done, {}, event);
    redirect(303, '/can-bo?da-luu=mat-khau');
  },
};
