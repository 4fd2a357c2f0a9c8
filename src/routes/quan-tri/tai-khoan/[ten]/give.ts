import { agencyMeant } from '#agency/index.ts';
import { appoint, listAccounts } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { readDate } from '#ui/fields.ts';
import { languages } from '#words/index.ts';
import { text, typedIn, wrongField } from '../../../forms.ts';
import type { RequestEvent } from './$types';

const FIELDS = {
  'role-unknown': 'vai-tro',
  'not-for-yourself': 'vai-tro',
  'officer-unknown': 'vai-tro',
  'unit-unknown': 'don-vi',
  'dates-reversed': 'den',
  'post-held': 'vai-tro',
  'controller-elsewhere': 'don-vi',
} as const;

/** Gives the account a role as the form says; what to mend if it cannot be. */
export async function give(event: RequestEvent) {
  const { app, officer, language } = event.locals;
  const form = await event.request.formData();
  const words = languages[language].identity.accounts;
  const typed = typedIn(form);
  const [role, unit, from, to] = [text(form, 'vai-tro'), text(form, 'don-vi'), day(form, 'tu'), day(form, 'den')];
  if (!role) return wrongField('vai-tro', words.roleMissing, { typed });
  if (!unit) return wrongField('don-vi', words.unitMissing, { typed });
  if (from === 'wrong') return wrongField('tu', words.dayWrong, { typed });
  if (to === 'wrong') return wrongField('den', words.dayWrong, { typed });
  const today = dateAt(app.clock.now());
  const meant = await agencyMeant(app.read, app.realm, unit, from ?? today);
  if (!meant.ok) return wrongField('don-vi', meant, { typed }, event);
  const ask = { date: today, limit: 1, userName: event.params.ten };
  const [account] = await listAccounts(app.read, app.realm, ask);
  const wish = { officer: account?.officer ?? '', role, unit: meant.value, from, to };
  const done = await appoint(app, `officer:${officer?.id ?? ''}`, wish);
  return done.ok ? undefined : wrongField(FIELDS[done.code], done, { typed }, event);
}

/** A day, none where all three boxes are empty. */
function day(form: FormData, name: string) {
  const { date, parts } = readDate(form, name);
  return date ?? (Object.values(parts).every((part) => part === '') ? undefined : ('wrong' as const));
}
