import { error, redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/text.ts';
import { dateAt } from '#kernel/time.ts';
import {
  asksUnit,
  boardUnits,
  CODES,
  DOSSIER_MARKS,
  type ExplanationAbout,
  type ExplanationAsk,
  figureName,
  findTarget,
  parseSpan,
  periodOf,
  type Span,
  spanKey,
  spanOrPeriod,
  type Target,
  unitsBelowOf,
  unitsNamed,
} from '#scorecard/index.ts';
import { languages } from '#words/index.ts';
import { text } from '../../forms.ts';

export const isId = (typed: string): boolean => isUuid(typed);

/** The units below a board, and its own, that the viewer may ask; nobody: the board shows no way to ask. */
export async function askableUnits({ app, viewer, language }: App.Locals, unit: string) {
  const today = dateAt(app.clock.now());
  const [own, below] = await Promise.all([
    unitsNamed(app.read, app.realm, [unit]),
    unitsBelowOf(app.read, app.realm, unit),
  ]);
  return (
    [...own, ...below.filter(({ code }) => code !== unit)]
      // One that no longer stands has nobody who could answer.
      .filter(({ code, endedOn }) => asksUnit(app.realm, viewer, code) && !(endedOn && endedOn <= today))
      .map((one) => ({ value: one.code, label: one[language] }))
  );
}

/** Where a request about a board's figures is written; nothing where the viewer may ask nobody of it. */
export async function askAt(locals: App.Locals, unit: string, more: Readonly<Record<string, string>>) {
  const units = await askableUnits(locals, unit);
  return units.length > 0 ? `/can-bo/giai-trinh/moi?${new URLSearchParams({ 'don-vi': unit, ...more })}` : undefined;
}

const targetAsked = ({ app, viewer }: App.Locals, id: string): Promise<Target | undefined> =>
  isId(id) ? findTarget(app.read, app.realm, viewer, id) : Promise.resolve(undefined);

/** The months an address means; this quarter if it says nothing or what is no run of months. */
const spanAsked = (app: App.Locals['app'], url: URL): Span =>
  parseSpan(url.searchParams.get('ky') ?? '') ?? periodOf('quarter', dateAt(app.clock.now()));

/** What is to be asked, as the address says it: of a target, or of a figure of a board in a run of months. */
export async function newExplanation(locals: App.Locals, url: URL) {
  const { app, viewer, language } = locals;
  const { target: words } = languages[language];
  const of = (name: string) => url.searchParams.get(name) ?? '';
  if (url.searchParams.has('chi-tieu')) {
    const target = await targetAsked(locals, of('chi-tieu'));
    const units = target ? (await askableUnits(locals, target.unit)).filter(({ value }) => value === target.unit) : [];
    if (!target || units.length === 0) error(404);
    return { units, figures: [], about: words.indicator[target.indicator], typed: {} };
  }
  const own = viewer.kind === 'officer' ? boardUnits(app.realm, viewer.posts)[0] : undefined;
  const [unit, span] = [of('don-vi') || (own ?? ''), spanAsked(app, url)];
  const units = await askableUnits(locals, unit);
  // A leader of nothing below has nobody to ask.
  if (units.length === 0) redirect(303, '/can-bo/giai-trinh');
  const figures = [...new Set<string>([...CODES, ...DOSSIER_MARKS])].map((value) => ({
    value,
    label: figureName(language, value),
  }));
  const typed = { 'don-vi': unit, 'chi-so': of('chi-so') || '2.1', phia: of('phia') };
  return { units, figures, about: spanOrPeriod(language, span), typed };
}

/** The request a form sends. */
export function explanationIn({ app }: App.Locals, url: URL, form: FormData): ExplanationAsk {
  const target = url.searchParams.get('chi-tieu');
  if (target !== null && !isId(target)) error(404);
  const [figure, side] = [text(form, 'chi-so'), text(form, 'phia')];
  const of = { figure, span: spanKey(spanAsked(app, url)) };
  const about: ExplanationAbout =
    target !== null
      ? { about: 'target', target }
      : side === 'won' || side === 'lost'
        ? { about: 'list', ...of, side }
        : { about: 'figure', ...of };
  const [unit, question, days] = [
    text(form, 'don-vi'),
    text(form, 'can-giai-trinh'),
    Number(text(form, 'so-ngay') || 'x'),
  ];
  return { unit, about, question, days, readings: app.settings.scoreReadings };
}

export const fieldOf = (code: string): string =>
  ({ 'explanation-question': 'can-giai-trinh', 'explanation-days': 'so-ngay', 'explanation-figure': 'chi-so' })[code] ??
  'don-vi';
