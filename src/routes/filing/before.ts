import { offeredForm } from '#dossier/index.ts';
import type { Answers } from '#forms/answers.ts';
import { componentsFor } from '#forms/components.ts';
import type { FormDefinition } from '#forms/definition.ts';
import { eligibilityOutcome, readEligibility } from '#forms/eligibility.ts';
import { generalFor } from '#forms/general.ts';
import { dateAt, type LocalDate } from '#kernel/time.ts';
import { type Filing, filingOf } from '#procedure/index.ts';
import { provinceOf } from '../place.ts';

/**
 * The procedure as filed today and its form; online only where the province takes it here, at the desk also what is filed online
 * elsewhere (NĐ 118/2025 Đ14.2). What agencies ask of each other only officers see at all.
 */
export async function offered(locals: App.Locals, code: string, atDesk = false) {
  const { app, viewer } = locals;
  const today = dateAt(app.clock.now());
  const filing = await filingOf(app.read, {
    ...{ realm: app.realm, viewer: { officer: viewer.kind === 'officer' }, code, date: today },
    province: await provinceOf(app),
  });
  if (!filing) return undefined;
  const { route } = filing.place;
  const internal = route === 'internal' && filing.place.decided && !atDesk;
  const taken = route === 'here' || internal || (atDesk && route !== 'other-province' && route !== 'internal');
  const form = taken ? await offeredForm(app.read, code, filing.content.kind) : undefined;
  return { filing, today, definition: form && ownOrGeneral(form, filing) };
}

const ownOrGeneral = (form: { code: string; definition: FormDefinition }, { code, content }: Filing) =>
  form.code === code
    ? form.definition
    : generalFor(form.definition, { code, name: content.name, components: content.components });

/** Answers to the questions before the form, as the address carries them. */
export const answersIn = ({ eligibility }: FormDefinition, url: URL): Record<string, string> =>
  Object.fromEntries(
    eligibility.flatMap((question) => {
      const value = readEligibility(question, url.searchParams);
      return value === undefined ? [] : [[question.id, value]];
    }),
  );

/** Where somebody stands before the form: reading what it is, at a question, at an end, or ready to start. */
export async function beforeForm(locals: App.Locals, code: string, url: URL) {
  const found = await offered(locals, code);
  if (!found) return undefined;
  const { filing, definition, today } = found;
  const { name, timeLimit, channels } = filing.content;
  const procedure = {
    code,
    name,
    place: filing.place,
    time: timeLimit ?? channels.find((one) => one.timeLimit)?.timeLimit,
  };
  if (!definition) return { procedure, step: { kind: 'elsewhere' } as const };
  if (!url.searchParams.has('hoi')) return { procedure, step: { kind: 'intro' } as const };
  return { procedure, step: stepOf(definition, answersIn(definition, url), today, url) };
}

function stepOf(definition: FormDefinition, answers: Answers, today: LocalDate, url: URL) {
  const outcome = eligibilityOutcome(definition, answers, { today });
  const given = definition.eligibility.flatMap(({ id, question, options }) => {
    const chosen = options.find(({ value }) => value === answers[id]);
    return chosen ? [{ id, question, value: chosen.value, label: chosen.label }] : [];
  });
  const back = backFrom(given.map(({ id, value }) => [id, value]));
  if (outcome.kind === 'go')
    return { kind: 'go' as const, given, back, papers: componentsFor(definition, answers, { today }) };
  const pressed = url.searchParams.get('cau') === outcome.question.id;
  return { ...outcome, given, back, missing: outcome.kind === 'ask' && pressed };
}

/** The question before: the same address without the last answer. */
function backFrom(given: readonly (readonly [string, string])[]): string {
  if (given.length === 0) return '?';
  const query = new URLSearchParams([['hoi', '1'], ...given.slice(0, -1).map(([id, value]) => [id, value])]);
  return `?${query}`;
}
