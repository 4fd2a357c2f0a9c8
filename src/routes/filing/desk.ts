import type { RequestEvent } from '@sveltejs/kit';
import { communesNamed } from '#agency/index.ts';
import { type Authority, type Card, readCard, startDraft } from '#dossier/index.ts';
import type { AddressValue } from '#forms/answers.ts';
import type { FormDefinition } from '#forms/definition.ts';
import type { Person } from '#forms/prefill.ts';
import { prefillOf } from '#forms/prefill.ts';
import { knowFiledFor } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { askedOf, findProcedures, type Listed } from '#procedure/index.ts';
import { languages, refusalSentence, type Words } from '#words/index.ts';
import type { App as Program } from '../../app.ts';
import { text, type Wrong } from '../forms.ts';
import { provinceOf } from '../place.ts';
import { offered } from './before.ts';

/** What the first page of the desk sends: a card or a number and name, and words for the procedure. */
const readTyped = (form: FormData) => ({
  card: text(form, 'the'),
  number: text(form, 'so'),
  name: text(form, 'ten'),
  search: text(form, 'tu-khoa'),
  consents: form.has('dong-y'),
});
export type DeskTyped = ReturnType<typeof readTyped>;

export type DeskStep =
  | { readonly kind: 'started'; readonly id: string }
  | { readonly kind: 'ask'; readonly typed: DeskTyped; readonly errors: Wrong[]; readonly found: readonly Listed[] };

type Known = Partial<Card> & Pick<Card, 'personalNumber' | 'fullName'>;

/** From a card and a few words to a draft, without leaving the page until a procedure is chosen. */
export async function deskStep(event: RequestEvent, form: FormData): Promise<DeskStep> {
  const { language } = event.locals;
  const sent = readTyped(form);
  const card = sent.card ? readCard(sent.card) : undefined;
  const typed = card?.ok ? { ...sent, number: card.value.personalNumber, name: card.value.fullName } : sent;
  const ask = (errors: Wrong[], found: readonly Listed[] = []): DeskStep => ({ kind: 'ask', typed, errors, found });
  if (card && !card.ok) return ask([{ id: 'the', text: refusalSentence(language, card) }]);
  const chosen = text(form, 'thu-tuc');
  const words = languages[language].filing.desk;
  const missing = missingIn(typed, chosen, words);
  // A scanner ends its line with Enter, which sends the form: what is still empty then is no mistake yet.
  if (missing) return ask(typed.number === sent.number ? [missing] : []);
  const known: Known = card?.value ?? { personalNumber: typed.number, fullName: typed.name };
  const person = await personAtDesk(event, known);
  if (!person.ok) return ask([person.wrong]);
  if (chosen)
    return (await start(event, chosen, person.id, known)) ?? ask([{ id: 'tu-khoa', text: words.noProcedures }]);
  const found = await search(event.locals, typed.search);
  return ask(found.length > 0 ? [] : [{ id: 'tu-khoa', text: words.noProcedures }], found);
}

function missingIn(typed: DeskTyped, chosen: string, words: Words['filing']['desk']): Wrong | undefined {
  if (!typed.consents) return { id: 'dong-y', text: words.consentMissing };
  return chosen || typed.search ? undefined : { id: 'tu-khoa', text: words.searchMissing };
}

async function personAtDesk({ locals: { app, viewer, language } }: RequestEvent, known: Known) {
  if (viewer.kind !== 'officer') throw new Error('only officers stand at the desk');
  const actor = `officer:${viewer.id}` as const;
  const { personalNumber, fullName, birthDate } = known;
  const found = await knowFiledFor(app, actor, { personalNumber, fullName, ...(birthDate ? { birthDate } : {}) });
  if (!found.ok)
    return {
      ok: false as const,
      wrong: { id: found.code === 'name-missing' ? 'ten' : 'so', text: refusalSentence(language, found) },
    };
  return { ok: true as const, id: found.value };
}

async function search({ app }: App.Locals, typed: string): Promise<readonly Listed[]> {
  const question = {
    ...askedOf(new URLSearchParams()),
    ...{ typed, realm: app.realm, viewer: { officer: true }, date: dateAt(app.clock.now()) },
    ...{ province: await provinceOf(app), limit: 12, offset: 0 },
  };
  return (await findProcedures(app.read, question)).items.filter(
    ({ detailed, kind }) => detailed && kind !== 'internal',
  );
}

async function start(
  event: RequestEvent,
  procedure: string,
  person: string,
  known: Known,
): Promise<DeskStep | undefined> {
  const { app, viewer } = event.locals;
  const found = await offered(event.locals, procedure, true);
  if (!found?.definition || viewer.kind !== 'officer') return undefined;
  const said = prefillOf(found.definition, await personFrom(app, known), [], {}, { today: found.today });
  const answers = {
    ...(known.birthDate ? asPerson(found.definition) : {}),
    ...Object.fromEntries(Object.entries(said).map(([field, { value }]) => [field, value])),
  };
  const authority: Authority = {
    ...{ kind: 'desk', name: viewer.name, consentAt: app.clock.now() },
    basis: 'Cán bộ tiếp nhận khai theo đề nghị của người nộp (NĐ 118/2025 Điều 17)',
  };
  const province = await provinceOf(app);
  const begun = await startDraft(app, viewer, {
    procedure,
    person,
    authority,
    answers,
    ...(province ? { province } : {}),
  });
  return begun.ok ? { kind: 'started', id: begun.value.id } : undefined;
}

/** Whoever shows an identity card files as a person; the form's field has the name it has in `data/forms/parts.json`. */
const asPerson = ({ fields }: FormDefinition) =>
  fields['filerKind']?.options?.some(({ value }) => value === 'person') ? { filerKind: 'person' } : {};

/** What the card says, in the form's words. */
async function personFrom(app: Program, known: Known): Promise<Person> {
  const address = known.address ? await addressFrom(app, known.address) : undefined;
  return {
    ...{ source: 'population', fullName: known.fullName, personalNumber: known.personalNumber },
    ...(known.birthDate ? { birthDate: known.birthDate } : {}),
    ...(known.sex ? { sex: known.sex } : {}),
    ...(known.birthDate ? { documentKind: 'can-cuoc' } : {}),
    ...(known.issuedOn ? { documentIssuedOn: known.issuedOn } : {}),
    ...(address ? { permanentAddress: address, currentAddress: address } : {}),
  };
}

/** `Thôn Gò Rẫy, Xã Sơn Hà, Quảng Ngãi`: the first part from which on the rest names one commune of today. */
async function addressFrom(app: Program, line: string): Promise<AddressValue | undefined> {
  const parts = line.split(',').map((part) => part.trim());
  const day = dateAt(app.clock.now());
  for (let at = 0; at < parts.length - 1; at += 1) {
    const found = await communesNamed(app.read, parts.slice(at).join(', '), day);
    const [first] = found;
    if (!first || new Set(found.map(({ code }) => code)).size > 1) continue;
    const detail = parts.slice(0, at).join(', ');
    return { unit: first.code, text: first.text, detail, ...(first.was ? { was: first.was } : {}) };
  }
  return undefined;
}
