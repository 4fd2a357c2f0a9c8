import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, dateAt, formatInstant, instant, instantOf, type LocalDate, parseLocalDate } from '#kernel/time.ts';
import {
  digestOfTrail,
  figuresOf,
  readWhatIf,
  runSimulation,
  type Scenario,
  type Simulated,
  type WhatIf,
  withWhatIf,
} from '#simulation/index.ts';
import type { App } from '../app.ts';
import { type Call, CommandRefused, type Run } from './command.ts';
import { type Arguments, CalledWrongly, readArguments, wholeNumber } from './manual.ts';
import { readScenario } from './scenario-file.ts';
import { compareRuns, figureLines } from './simulate-figures.ts';
import { liveTrial } from './simulate-trial.ts';
import { openRun } from './simulation-database.ts';

/** `motcua simulate`: a province's months lived through the real acts, or two such runs compared. */
export const simulateCommand: Run = async (call) => {
  const asked = readArguments('simulate', call);
  const [first, ...names] = asked.rest;
  if (first === 'compare' && names.length === 2) return compareRuns(call, names as [string, string]);
  if (first === 'trial' && names.length === 1) return liveTrial(call, names[0] as string);
  if (first !== undefined) throw new CalledWrongly(call.words.unknownArgument(first));
  const { into, continue: isContinued } = asked.values;
  const name = typeof into === 'string' ? into : undefined;
  const fresh = isContinued ? undefined : wishOf(asked, call);
  const opened = await openRun(call, name, isContinued ? 'look' : 'fill');
  try {
    const wish = fresh ?? { ...keptWish(opened.app, call), ...laneAndSpeed(asked, call) };
    if (fresh) await refuseUnfit(opened.app, call);
    if (fresh) keepWish(opened.app, fresh);
    const done = await runSimulation(opened.app, { ...wish, progress: progressOf(wish.scenario, call) });
    await tell(opened.app, done, wish, call);
    return Object.keys(done.refusals).length === 0 && done.differences + done.scoreDifferences === 0 ? 0 : 1;
  } finally {
    await opened.close();
  }
};

interface Read {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly until: ReturnType<typeof instantOf>;
  readonly lanes: number;
  readonly changes: readonly WhatIf[];
  readonly speed: number | undefined;
}

function wishOf(asked: Arguments, call: Call): Read {
  const { values } = asked;
  const today = dateAt(instant(Date.now()));
  const until = dayOf(values['until'], call) ?? today;
  const changes = changesOf(values['what-if'], call);
  const named = String(values['scenario'] ?? 'demo-12-months');
  const scenario = withWhatIf(readScenario(named, until, scaleOf(values['scale'], call), call), changes);
  const last = addDays(scenario.period.from, scenario.period.days - 1);
  const end = instantOf(values['until'] !== undefined && until < last ? until : last, 1439);
  return {
    ...{ scenario, changes, seed: wholeNumber(asked, 'seed', 1, call), ...laneAndSpeed(asked, call) },
    until: instant(Math.min(end, Date.now())),
  };
}

const laneAndSpeed = (asked: Arguments, call: Call): Pick<Read, 'lanes' | 'speed'> => {
  const { speed } = asked.values;
  const isMost = speed === undefined || speed === 'max';
  return {
    lanes: wholeNumber(asked, 'lanes', 8, call),
    speed: isMost ? undefined : wholeNumber(asked, 'speed', 1, call),
  };
};

const wishFile = ({ settings }: App): string => join(settings.varFolder, 'simulation.json');

/** What a run is asked for stays beside its files, so that one broken off can go on with just that. */
function keepWish(app: App, { scenario, seed, until, changes }: Read): void {
  mkdirSync(app.settings.varFolder, { recursive: true });
  writeFileSync(wishFile(app), JSON.stringify({ scenario, seed, until, changes }));
}

/** The file is this program's own. */
function keptWish(app: App, { words }: Call): Pick<Read, 'scenario' | 'seed' | 'until' | 'changes'> {
  if (!existsSync(wishFile(app))) throw new CommandRefused(words.simulation.nothingToContinue);
  return JSON.parse(readFileSync(wishFile(app), 'utf8'));
}

function dayOf(value: string | boolean | undefined, { words }: Call): LocalDate | undefined {
  if (value === undefined) return undefined;
  const day = parseLocalDate(String(value));
  if (!day) throw new CalledWrongly(words.refused.dayUnreadable(String(value)));
  return day;
}

function scaleOf(value: string | boolean | undefined, { words }: Call): number {
  if (value === undefined) return 1;
  const scale = Number(value);
  if (!(scale > 0 && scale <= 10)) throw new CalledWrongly(words.manual.notANumber('scale', String(value)));
  return scale;
}

function changesOf(value: string | boolean | undefined, { words }: Call): WhatIf[] {
  if (typeof value !== 'string') return [];
  return value.split(',').map((text) => {
    const change = readWhatIf(text);
    if (!change) throw new CalledWrongly(words.simulation.whatIfUnreadable(text));
    return change;
  });
}

/** Invented dossiers among real ones could not be told apart again. */
async function refuseUnfit({ read, realm, settings }: App, { words }: Call): Promise<void> {
  const { rows: tables } = await read.query<{ there: boolean }>(`select to_regclass('dossier') is not null as there`);
  if (!tables[0]?.there) throw new CommandRefused(words.refused.noProvince);
  const { rows } = await read.query<{ used: boolean; ready: boolean }>(
    `select exists (select from dossier where realm = $1) as used,
       exists (select from procedure_route where realm = $1 and route = 'here') as ready`,
    [realm],
  );
  if (!rows[0]?.ready) throw new CommandRefused(words.refused.noProvince);
  if (rows[0].used || !settings.demo) throw new CommandRefused(words.simulation.used);
}

function progressOf(scenario: Scenario, { json, words, language }: Call): (acts: number, at: number) => void {
  if (json || !process.stderr.isTTY) return () => {};
  const format = new Intl.NumberFormat(language);
  const began = performance.now();
  return (acts, at) => {
    const rate = Math.round((acts / (performance.now() - began)) * 1000);
    const told = words.simulation.living(dateAt(instant(at)), format.format(acts), format.format(rate));
    process.stderr.write(`\r${scenario.name}: ${told} `);
  };
}

/** Of dossiers in one line; all are in the JSON. */
const NAMED = 5;

async function tell(app: App, done: Simulated, { scenario, seed }: Read, call: Call): Promise<void> {
  const { json, words, language } = call;
  const figures = await figuresOf(app.read, app.realm, done.ended);
  const digest = await digestOfTrail(app);
  const { ended, seconds, ...counts } = done;
  const perSecond = Math.round(((done.acts - done.before) / seconds) * 10) / 10;
  if (json) {
    const what = {
      ok: true,
      scenario: scenario.name,
      seed,
      ...counts,
      seconds,
      perSecond,
      ended: formatInstant(ended),
    };
    console.log(JSON.stringify({ ...what, figures, digest }));
    return;
  }
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  if (process.stderr.isTTY) process.stderr.write('\n');
  const [acts, dossiers] = [format.format(done.acts), format.format(done.dossiers)];
  console.log(words.simulation.done(acts, dossiers, format.format(seconds), format.format(perSecond)));
  for (const line of figureLines(figures, call)) console.log(line);
  console.log(words.simulation.digest(digest));
  for (const [what, codes] of Object.entries(done.refusals))
    console.log(words.simulation.refused(what, String(codes.length), codes.slice(0, NAMED).join(', ')));
  if (done.before > 0) console.log(words.simulation.continued(format.format(done.before)));
  if (done.differences > 0) console.log(words.simulation.differ(String(done.differences)));
  if (done.scoreDifferences > 0) console.log(words.simulation.scoreDiffers(String(done.scoreDifferences)));
  if (done.skipped.length > 0) console.log(words.skipped(done.skipped.join(', ')));
}
