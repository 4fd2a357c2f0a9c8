import { error, redirect } from '@sveltejs/kit';
import { type Access, arrangeSubstitution, endSubstitution, type Viewer } from '#identity/index.ts';
import { readDate } from '#ui/fields.ts';
import { languages } from '#words/index.ts';
import { formAgain, text, typedIn, wrongField } from '../../forms.ts';
import type { Actions, PageServerLoad } from './$types';
import { absencePage, isId } from './absences.ts';

export const _access: Access = ['unit-head', 'leader', 'administrator'];

const officerOf = ({ viewer }: App.Locals): Viewer & { kind: 'officer' } =>
  viewer.kind === 'officer' ? viewer : error(404);

export const load: PageServerLoad = async ({ locals, url }) => ({
  ...{ desk: true, made: url.searchParams.has('da-cu'), ended: url.searchParams.has('da-ket-thuc') },
  ...(await absencePage(locals, officerOf(locals), url.searchParams)),
});

export const actions: Actions = {
  cu: async (event) => {
    const form = await event.request.formData();
    const [officer, substitute] = [text(form, 'can-bo'), text(form, 'nguoi-thay')];
    const [from, to] = [readDate(form, 'tu').date, readDate(form, 'den').date];
    const typed = typedIn(form);
    const words = languages[event.locals.language].identity.absence;
    if (!isId(officer)) return wrongField('can-bo', words.officerMissing, { typed });
    if (!isId(substitute)) return wrongField('nguoi-thay', words.substituteMissing, { typed });
    if (!from) return wrongField('tu', words.fromMissing, { typed });
    if (!to) return wrongField('den', words.toMissing, { typed });
    const done = await arrangeSubstitution(event.locals.app, officerOf(event.locals), {
      officer,
      substitute,
      from,
      to,
    });
    if (!done.ok) return wrongField(fieldOf(done.code), done, { typed }, event);
    redirect(303, '/can-bo/thay-the?da-cu=1');
  },
  'ket-thuc': async (event) => {
    const form = await event.request.formData();
    const id = text(form, 'lan-thay');
    const done = isId(id)
      ? await endSubstitution(event.locals.app, officerOf(event.locals), id)
      : ({ ok: false, code: 'substitution-unknown', facts: {} } as const);
    if (!done.ok) return formAgain('ket-thuc', done, form, event);
    redirect(303, '/can-bo/thay-the?da-ket-thuc=1');
  },
};

/** The field that is to be mended. */
function fieldOf(code: string): string {
  if (code.startsWith('substitute') || code === 'not-for-yourself') return 'nguoi-thay';
  if (code === 'officer-unknown') return 'can-bo';
  return code === 'dates-reversed' ? 'den' : 'tu';
}
