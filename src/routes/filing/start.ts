import type { RequestEvent } from '@sveltejs/kit';
import { type Authority, startDraft, startForUnit } from '#dossier/index.ts';
import { eligibilityOutcome } from '#forms/eligibility.ts';
import { type Citizen, knowFiledFor } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { languages, refusalSentence } from '#words/index.ts';
import { text, type Wrong } from '../forms.ts';
import { provinceOf } from '../place.ts';
import { answersIn, offered } from './before.ts';

export const BASES = ['authorised', 'guardian', 'helper'] as const;
type Basis = (typeof BASES)[number];

/** For whom somebody files, as the start page sends it. */
const readWish = (form: FormData) => ({
  forOther: text(form, 'cho') === 'nguoi-khac',
  name: text(form, 'ten'),
  number: text(form, 'so'),
  basis: BASES.find((one) => one === text(form, 'cach')),
  consents: form.has('dong-y'),
});
export type Wish = ReturnType<typeof readWish>;

export type Started = { ok: true; id: string } | { ok: false; wish: Wish; errors: Wrong[]; status: number };

/** Begins a draft for oneself, or for another who agreed to it; the eligibility answers of the address go with it. */
export async function startFrom(event: RequestEvent, citizen: Citizen, code: string, form: FormData): Promise<Started> {
  const { app, viewer, language } = event.locals;
  const wish = readWish(form);
  const found = await offered(event.locals, code);
  const answers = found?.definition && answersIn(found.definition, event.url);
  const goes = found?.definition && eligibilityOutcome(found.definition, answers ?? {}, { today: found.today });
  if (goes?.kind !== 'go') return stop(wish, 'bat-dau', refusalSentence(language, refused('form-missing')));
  const whose = wish.forOther ? await otherPerson(event, citizen, wish) : ok({ person: citizen.id });
  if (!whose.ok) return { ok: false, wish, errors: whose.errors, status: 422 };
  const province = await provinceOf(app);
  const started = await startDraft(app, viewer, {
    ...{ procedure: code, ...whose.value, answers: answers ?? {} },
    ...(province ? { province } : {}),
  });
  return started.ok ? { ok: true, id: started.value.id } : stop(wish, 'bat-dau', refusalSentence(language, started));
}

const stop = (wish: Wish, id: string, sentence: string): Started => ({
  ...{ ok: false, wish, errors: [{ id, text: sentence }], status: 422 },
});

type Whose = { person: string; authority?: Authority };

async function otherPerson(
  { locals: { app, language } }: RequestEvent,
  citizen: Citizen,
  wish: Wish,
): Promise<{ ok: true; value: Whose } | { ok: false; errors: Wrong[] }> {
  const words = languages[language].filing.start;
  const errors: Wrong[] = [];
  if (!wish.basis) errors.push({ id: 'cach', text: words.basisMissing });
  if (!wish.consents) errors.push({ id: 'dong-y', text: words.consentMissing });
  if (errors.length > 0 || !wish.basis) return { ok: false, errors };
  const actor = `citizen:${citizen.id}` as const;
  const known: Outcome<string> = await knowFiledFor(app, actor, { personalNumber: wish.number, fullName: wish.name });
  if (!known.ok)
    return {
      ok: false,
      errors: [{ id: known.code === 'name-missing' ? 'ten' : 'so', text: refusalSentence(language, known) }],
    };
  return {
    ok: true,
    value: { person: known.value, authority: authorityOf(citizen, wish, wish.basis, app.clock.now()) },
  };
}

const PROOFS = { authorised: 'power', guardian: 'relation' } as const;

/** Kept in Vietnamese with the dossier: officers read it. */
const authorityOf = (citizen: Citizen, { name }: Wish, basis: Basis, at: Authority['consentAt']): Authority => ({
  kind: basis === 'helper' ? 'helper' : 'representative',
  name: citizen.name,
  ...(citizen.personalNumber ? { personalNumber: citizen.personalNumber } : {}),
  basis: languages.vi.filing.start.bases[basis],
  ...(basis === 'helper' ? {} : { proof: PROOFS[basis] }),
  consentAt: at,
  ownerName: name,
});

/** Begins an internal procedure for one of the agencies the officer works in. */
export async function startForOffice(event: RequestEvent, code: string, form: FormData): Promise<Started> {
  const { app, viewer, language } = event.locals;
  const province = await provinceOf(app);
  const wish = { procedure: code, unit: text(form, 'don-vi'), ...(province ? { province } : {}) };
  const started = await startForUnit(app, viewer, wish);
  if (started.ok) return { ok: true, id: started.value.id };
  return stop(
    readWish(form),
    wish.unit ? 'bat-dau' : 'don-vi',
    wish.unit ? refusalSentence(language, started) : languages[language].filing.start.unitMissing,
  );
}
