import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { agencyByCode } from '#agency/index.ts';
import { dateAt } from '#kernel/time.ts';
import {
  type Board,
  boardOf,
  COUNT_COLUMNS,
  foldAll,
  freezePeriod,
  lastDayOf,
  notClassed,
  type Period,
  parsePeriod,
  periodOf,
  type Readings,
  readCounts,
  rebuildScore,
  recountScore,
  type Sheet,
  sheetOf,
} from '#scorecard/index.ts';
import { formatCount, formatDecimal, formatPercent } from '#ui/format.ts';
import { languages, refusalSentence } from '#words/index.ts';
import { type App, openApp } from '../app.ts';
import { readSettings, type Settings } from '../env.server.ts';
import { bottlenecksCommand } from './bottlenecks.ts';
import { checkPublishedCommand } from './check-published.ts';
import { type Call, CommandRefused, type Run } from './command.ts';
import { openExisting } from './database.ts';
import { evaluationCommand } from './evaluation.ts';
import { importCriteriaCommand } from './import-criteria.ts';
import { type Arguments, CalledWrongly, readArguments } from './manual.ts';
import { meanTimeCommand } from './mean-time.ts';

/** `motcua score`: the index as it stands, from counts of elsewhere, or its tallies rebuilt, recounted, frozen. */
export const score: Run = async (call) => {
  const asked = readArguments('score', call);
  const [part, ...more] = asked.rest;
  if (part === 'check-published') return checkPublishedCommand(call, more);
  if (part === 'import-criteria') return importCriteriaCommand(call, more);
  const kind = kindAsked(asked, call);
  const settings = settingsOf(asked, call);
  const { from } = asked.values;
  if (typeof from === 'string') return fromCounts(resolve(call.from, from), asked, settings.scoreReadings, call);
  const database = await openExisting(call, settings);
  const app = openApp(settings, database.url);
  try {
    return await onDatabase(app, kind, asked, call);
  } finally {
    await app.close();
    await database.close();
  }
};

const KINDS = ['bottlenecks', 'evaluation', 'mean-time'] as const;
type Kind = (typeof KINDS)[number] | undefined;

/** Which of the figures; what does not go together is refused before anything is opened. */
function kindAsked({ values, rest: [part, ...more] }: Arguments, call: Call): Kind {
  const kind = KINDS.find((one) => one === part);
  // Of 2.2 one procedure may be named.
  const most = kind === 'mean-time' ? 1 : 0;
  if (part !== undefined && (!kind || more.length > most)) throw new CalledWrongly(call.words.unknownArgument(part));
  const { score: score766, evaluation } = languages[call.language];
  if (['from', 'rebuild', 'recount', 'freeze'].filter((one) => values[one]).length > 1)
    throw new CalledWrongly(score766.command.oneThing);
  const [hasUnit, hasOfficer] = [values['unit'] !== undefined, values['officer'] !== undefined];
  if (part === 'evaluation' && hasUnit === hasOfficer) throw new CalledWrongly(evaluation.command.either);
  if (part !== 'evaluation' && hasOfficer) throw new CalledWrongly(evaluation.command.onlyEvaluation);
  return kind;
}

async function onDatabase(app: App, kind: Kind, asked: Arguments, call: Call): Promise<number> {
  if (asked.values['rebuild']) return rebuild(app, call);
  if (asked.values['recount']) return recount(app, call);
  const period = periodAsked(asked, call) ?? periodOf('quarter', dateAt(app.clock.now()));
  if (asked.values['freeze']) return freeze(app, period, call);
  const { officer } = asked.values;
  if (kind === 'evaluation' && officer !== undefined)
    return evaluationCommand(app, { officer: String(officer) }, period, call);
  const unit = await unitAsked(app, asked, call);
  if (kind === 'evaluation') return evaluationCommand(app, { unit }, period, call);
  if (kind === 'mean-time') return meanTimeCommand(app, { unit, procedure: asked.rest[1] }, period, call);
  return (kind === 'bottlenecks' ? bottlenecksCommand : show)(app, unit, period, call);
}

function settingsOf({ values }: Arguments, { language }: Call): Settings {
  const settings = readSettings(process.env);
  const realm = values['realm'] ?? settings.realm;
  if (typeof realm !== 'string' || !/^[A-Z]\d{2}$/.test(realm))
    throw new CalledWrongly(languages[language].score.command.realmUnreadable(String(realm)));
  return { ...settings, realm };
}

function periodAsked({ values }: Arguments, { language }: Call): Period | undefined {
  const text = values['period'];
  if (text === undefined) return undefined;
  const period = parsePeriod(String(text));
  if (!period) throw new CalledWrongly(languages[language].score.command.periodUnreadable(String(text)));
  return period;
}

async function rebuild(app: App, { json, language }: Call): Promise<number> {
  const began = performance.now();
  const { dossiers } = await rebuildScore(app);
  const seconds = Math.round(performance.now() - began) / 1000;
  if (json) console.log(JSON.stringify({ ok: true, dossiers, seconds }));
  else
    console.log(
      languages[language].score.command.rebuilt(formatCount(language, dossiers), formatDecimal(language, seconds)),
    );
  return 0;
}

async function recount(app: App, { json, language }: Call): Promise<number> {
  const found = await recountScore(app);
  const { dossiers, differences } = found;
  if (json) console.log(JSON.stringify({ ok: differences === 0, ...found }));
  else
    console.log(
      languages[language].score.command.recounted(formatCount(language, dossiers), formatCount(language, differences)),
    );
  return differences === 0 ? 0 : 1;
}

async function freeze(app: App, period: Period, { json, language }: Call): Promise<number> {
  const done = await freezePeriod(app, 'system:cli', period, app.settings.scoreReadings);
  if (!done.ok) throw new CommandRefused(refusalSentence(language, done));
  if (json) console.log(JSON.stringify({ ok: true, period: period.key, ...done.value }));
  else console.log(languages[language].score.command.frozen(period.key, String(done.value.units)));
  return 0;
}

async function unitAsked(app: App, { values }: Arguments, { language }: Call): Promise<string> {
  const unit = values['unit'] === undefined ? app.realm : String(values['unit']);
  if (unit !== app.realm && !(await agencyByCode(app.read, app.realm, unit)))
    throw new CommandRefused(languages[language].score.command.unitUnknown(unit));
  return unit;
}

async function show(app: App, unit: string, period: Period, call: Call): Promise<number> {
  const say = languages[call.language].score.command;
  // What acts have left and no worker has folded yet counts too.
  await foldAll(app);
  const readings = app.settings.scoreReadings;
  const board = await boardOf(app.read, { realm: app.realm, unit, period, readings, now: app.clock.now() });
  if (call.json) console.log(JSON.stringify({ ok: true, realm: app.realm, ...asJson(board) }));
  else console.log([say.head(unit, period.key), ...linesOf(board.sheet, call)].join('\n'));
  return 0;
}

const asJson = ({ unit, period, readings, sheet, beside, frozenAt, before, sinceThen }: Board) => ({
  ...{ unit, period: period.key, readings, ...sheetJson(sheet), beside, frozenAt },
  ...{ before: before.score / 100, sinceThen: sinceThen && sheetJson(sinceThen.sheet) },
});

const sheetJson = ({ score: total, scored, class: named, groups }: Sheet) => ({
  ...{ score: total / 100, scored, class: named },
  groups: groups.map(({ group, score: points, max, rows }) => ({
    ...{ group, score: points / 100, max },
    indicators: rows.map((row) => ({
      ...{ code: row.code, max: row.max, threshold: row.threshold, standing: row.standing },
      ...{ score: row.score === null ? null : row.score / 100 },
      ...{ numerator: row.figure?.part ?? null, denominator: row.figure?.whole ?? null },
      ...(row.figure?.factor ? { factor: row.figure.factor } : {}),
    })),
  })),
});

function linesOf(sheet: Sheet, { language }: Call): string[] {
  const words = languages[language].score;
  const two = (hundredths: number) => formatDecimal(language, hundredths / 100, 2);
  const total = words.outOf(two(sheet.score), String(sheet.scored));
  const lines = sheet.groups.flatMap(({ group, score: points, scored, rows }) => [
    `${words.group[group]}: ${scored > 0 ? words.outOf(two(points), String(scored)) : words.standing['no-source']}`,
    ...rows.map(({ code, figure, score: own, max: most, standing }) => {
      const counts = figure
        ? `${formatPercent(language, figure.part, figure.whole)} (${figure.part}/${figure.whole})`
        : '';
      const given = own === null ? words.standing[standing] : words.outOf(two(own), String(most));
      return `  ${code.padEnd(5)}${words.indicator[code]}: ${[given, counts].filter(Boolean).join(' · ')}`;
    }),
  ]);
  const named = sheet.class ? words.class[sheet.class] : notClassed(words, sheet);
  return [...lines, `${words.total}: ${total} · ${named}`];
}

function fromCounts(path: string, asked: Arguments, readings: Readings, call: Call): number {
  const { command: say } = languages[call.language].score;
  const read = readCounts(readFileSync(path, 'utf8'));
  if ('bad' in read) {
    const told = read.bad.map(({ line, problem, found }) =>
      say.badLine(path, String(line), say.problem[problem](found, COUNT_COLUMNS.join(','))),
    );
    if (call.json) console.log(JSON.stringify({ ok: false, error: told.join('\n'), bad: read.bad }));
    else console.error(told.join('\n'));
    return 1;
  }
  const period = periodAsked(asked, call);
  const on = period ? lastDayOf(period) : dateAt(Date.now() as Parameters<typeof dateAt>[0]);
  const sheet = sheetOf({ figures: read.figures, readings, on, isProvince: asked.values['unit'] === undefined });
  if (call.json) console.log(JSON.stringify({ ok: true, readings, ...sheetJson(sheet) }));
  else console.log(linesOf(sheet, call).join('\n'));
  return 0;
}
