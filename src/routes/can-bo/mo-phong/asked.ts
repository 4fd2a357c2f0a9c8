import { WORKING_ROLES } from '#identity/index.ts';
import { isUuid } from '#kernel/text.ts';
import { dateAt } from '#kernel/time.ts';
import {
  isEnded,
  proceduresHere,
  processNow,
  readWhatIf,
  scenarioFiles,
  TRIAL,
  type Trial,
  trialState,
  unitsAtWork,
  type WhatIf,
} from '#simulation/trials.ts';
import { formatDecimal } from '#ui/format.ts';
import { type Language, languages } from '#words/index.ts';
import { text } from '../../forms.ts';

export const isId = (typed: string): boolean => isUuid(typed);

export const KINDS = { 'them-nguoi': 'add-staff', 'chuyen-buoc': 'move-step', 'truc-tuyen': 'online-share' } as const;
type Kind = keyof typeof KINDS;
/** Roles whose work a simulation has. */

const today = ({ app }: App.Locals) => dateAt(app.clock.now());

/** What a kind of change is chosen from; of a step, only once its procedure is known. */
export async function choicesFor(locals: App.Locals, url: URL) {
  const { app, language } = locals;
  const wish = url.searchParams.get('thay-doi') ?? '';
  const kind = Object.hasOwn(KINDS, wish) ? (wish as Kind) : undefined;
  const procedure = url.searchParams.get('thu-tuc') ?? '';
  const found = kind === 'truc-tuyen' || !kind ? [] : await unitsAtWork(app.read, app.realm, today(locals));
  const all = kind === 'chuyen-buoc' ? await proceduresHere(app.read, app.realm) : [];
  const isKnown = all.some(({ code }) => code === procedure);
  const process = isKnown ? await processNow(app.read, app.realm, procedure, today(locals)) : undefined;
  return {
    ...{ kind, units: found.map((one) => ({ value: one.code, label: `${one[language]} (${one.code})` })) },
    procedures: all.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
    procedure: process && procedure,
    steps: process?.steps.filter(({ at }) => at !== 'centre').map(({ id, name }) => ({ value: id, label: name })) ?? [],
    roles: WORKING_ROLES.map((value) => ({ value, label: languages[language].identity.roles[value] })),
    scenarios: scenarioFiles().map(({ name, title }) => ({ value: name, label: title[language] })),
    typed: {
      'kich-ban': 'busy-month',
      'so-ho-so': String(TRIAL.usual),
      'so-gieo': '1',
      'so-nguoi': '1',
      'ty-le': '60',
      'vai-tro': 'handler',
    },
  };
}

/** The change a form sends, as the command line takes it. */
function changeIn(kind: string | null, form: FormData): string {
  const of = (name: string) => text(form, name);
  if (kind === 'them-nguoi') return `add-staff=${of('don-vi')}:${of('so-nguoi')}:${of('vai-tro')}`;
  if (kind === 'chuyen-buoc') return `move-step=${of('thu-tuc')}:${of('buoc')}:${of('co-quan')}`;
  return `online-share=${Number(of('ty-le').replace(',', '.') || 'x') / 100}`;
}

export const trialIn = ({ app }: App.Locals, url: URL, form: FormData) => ({
  scenario: text(form, 'kich-ban'),
  dossiers: Number(text(form, 'so-ho-so') || 'x'),
  seed: Number(text(form, 'so-gieo') || 'x'),
  change: changeIn(url.searchParams.get('thay-doi'), form),
  demo: app.settings.demo,
});

/** The field a refusal is about; of a change, the one its kind turns on. */
export const fieldOf = (code: string, kind: string | null): string =>
  ({ 'trial-scenario': 'kich-ban', 'trial-size': 'so-ho-so', 'trial-seed': 'so-gieo' })[code] ??
  { 'them-nguoi': 'so-nguoi', 'chuyen-buoc': 'buoc' }[kind ?? ''] ??
  'ty-le';

/** Trials as they are read: what was changed by its names, and where each stands. */
export async function readable(locals: App.Locals, trials: readonly Trial[]) {
  const { app, language } = locals;
  const units = new Map(
    (await unitsAtWork(app.read, app.realm, today(locals))).map((one) => [one.code, one[language]]),
  );
  const now = app.clock.now();
  return Promise.all(
    trials.map(async (one) => {
      const change = readWhatIf(one.change);
      const step = change?.kind === 'move-step' ? await stepName(locals, change) : '';
      const title = scenarioFiles().find(({ name }) => name === one.scenario)?.title[language] ?? one.scenario;
      const name = change ? changeName(language, change, (code) => units.get(code) ?? code, step) : one.change;
      const state = trialState(one, now);
      return { ...one, name, title, state, isOver: isEnded(state) };
    }),
  );
}

async function stepName(locals: App.Locals, { procedure, step }: Extract<WhatIf, { kind: 'move-step' }>) {
  const process = await processNow(locals.app.read, locals.app.realm, procedure, today(locals));
  return process?.steps.find(({ id }) => id === step)?.name ?? step;
}

function changeName(language: Language, change: WhatIf, unit: (code: string) => string, step: string): string {
  const { trial, identity } = languages[language];
  if (change.kind === 'add-staff')
    return trial.addStaff(
      String(change.count),
      identity.roles[change.role].toLocaleLowerCase(language),
      unit(change.unit),
    );
  if (change.kind === 'move-step') return trial.moveStep(step, change.procedure, unit(change.agency));
  return trial.onlineShare(`${formatDecimal(language, Math.round(change.share * 1000) / 10)} %`);
}
