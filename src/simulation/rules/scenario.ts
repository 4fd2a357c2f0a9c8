import { type Checked, day, listOf, mapOf, number, optional, shape, text, whole } from '#kernel/check.ts';
import { addDays, type LocalDate } from '#kernel/time.ts';

const share = number;

const dip = shape({ from: day, to: day, factor: number });
const delay = shape({
  /** Kind of step; with `unit`, only there. */
  kind: text,
  unit: optional(text),
  share,
  /** Working days it lies, from and to. */
  from: number,
  to: number,
});

/** Of a hundred dossiers, how often what happens: each a share from 0 to 1. */
export const SHARES = [
  'withdrawn',
  'refused',
  'incomplete',
  'supplement',
  'originals',
  'unanswered',
  'contested',
  'upheld',
  'stopped',
  'noted',
  'consulted',
  'visited',
  'extended',
  'reworked',
  'declined',
  'corrected',
  'scanned',
  'forgotten',
] as const;
export type Share = (typeof SHARES)[number];

/** Working minutes an officer of usual speed and skill is busy with it. */
export const TASKS = [
  'online',
  'desk',
  'hand-over',
  'assign',
  'examine',
  'review',
  'sign',
  'number',
  'return',
  'answer',
] as const;
export type TaskName = (typeof TASKS)[number];

/** What a scenario file says. `docs` of each part: data/scenarios/README.md. */
export const scenarioShape = shape({
  name: text,
  title: shape({ vi: text, en: text }),
  /** Where its counts come from, and what in it is assumed. */
  source: text,
  period: shape({ from: optional(day), days: whole }),
  arrivals: shape({
    total: whole,
    online: whole,
    post: whole,
    /** Monday to Sunday, for who files online; at the desk the centre's calendar is kept besides. */
    weekdays: listOf(number),
    dips: listOf(dip),
    /** The last days take so many times as many: a province whose work is under way. */
    recent: optional(shape({ days: whole, factor: number })),
    elsewhere: share,
    returning: share,
    /** 1: all procedures alike; higher: the first of the list are the common ones. */
    common: number,
    /** Only these procedures, with their weights; null: all the province takes in itself. */
    procedures: optional(mapOf(number)),
  }),
  office: shape({
    /** What of an office's working time its usual work fills: officers are enrolled until it does not fill more. */
    load: number,
    sickDays: number,
    skilled: share,
    slower: number,
  }),
  minutes: mapOf(number),
  shares: mapOf(share),
  delays: listOf(delay),
  /** `digital`: by the keys the program has, a file a result. `paper`: by hand (SIGNING=paper). */
  signing: text,
});
export type ScenarioFile = Checked<typeof scenarioShape>;

export interface Scenario extends Omit<ScenarioFile, 'minutes' | 'shares' | 'period' | 'signing'> {
  readonly signing: 'digital' | 'paper';
  readonly period: { readonly from: LocalDate; readonly days: number };
  readonly minutes: Readonly<Record<TaskName, number>>;
  readonly shares: Readonly<Record<Share, number>>;
}

/** What contradicts itself in a scenario, a sentence each for its author (in the language of its file: English terms). */
export function lintScenario(file: ScenarioFile): string[] {
  const { arrivals, minutes, shares, office, delays, period } = file;
  const wrong: string[] = [];
  const need = (good: boolean, sentence: string) => void (good || wrong.push(sentence));
  need(/^[a-z0-9-]{3,40}$/.test(file.name), 'name: small letters, digits and hyphens');
  need(['digital', 'paper'].includes(file.signing), 'signing: digital or paper');
  need(period.days >= 1 && period.days <= 1_100, 'period.days: 1 to 1100');
  need(arrivals.total >= 1, 'arrivals.total: at least 1');
  need(arrivals.online + arrivals.post <= arrivals.total, 'arrivals: online and post are more than total');
  need(Math.min(arrivals.online, arrivals.post) >= 0, 'arrivals: a count below 0');
  need(arrivals.weekdays.length === 7, 'arrivals.weekdays: seven weights, Monday first');
  need(
    arrivals.weekdays.every((one) => one >= 0) && arrivals.weekdays.some((one) => one > 0),
    'arrivals.weekdays: none below 0, one above',
  );
  for (const { from, to, factor } of arrivals.dips)
    need(from <= to && factor >= 0, `arrivals.dips: ${from} to ${to} by ${factor}`);
  const { recent } = arrivals;
  need(recent === null || (recent.days >= 1 && recent.factor > 0), 'arrivals.recent: days from 1, factor above 0');
  need(arrivals.common >= 1, 'arrivals.common: 1 or more');
  need(office.load > 0 && office.load <= 1.5, 'office.load: above 0, to 1.5');
  need(office.slower >= 1 && office.sickDays >= 0, 'office.slower: 1 or more; office.sickDays: 0 or more');
  wrong.push(...names('minutes', minutes, TASKS, (one) => one > 0), ...names('shares', shares, SHARES, isShare));
  for (const [index, one] of delays.entries())
    need(isShare(one.share) && one.from >= 0 && one.to >= one.from, `delays/${index}: share 0 to 1, from <= to`);
  for (const name of ['elsewhere', 'returning'] as const)
    need(isShare(arrivals[name]), `arrivals.${name}: a share from 0 to 1`);
  return wrong;
}

const isShare = (value: number) => value >= 0 && value <= 1;

function names(
  part: string,
  given: Readonly<Record<string, number>>,
  known: readonly string[],
  isGood: (value: number) => boolean,
): string[] {
  const unknown = Object.keys(given).filter((name) => !known.includes(name));
  const bad = known.filter((name) => given[name] === undefined || !isGood(given[name]));
  return [
    ...unknown.map((name) => `${part}.${name}: unknown`),
    ...bad.map((name) => `${part}.${name}: missing or out of range`),
  ];
}

/** The scenario as it is lived: `until` is its last day where the file names no first. Counts in proportion to `scale`. */
export function scenarioOf(file: ScenarioFile, until: LocalDate, scale = 1): Scenario {
  const from = file.period.from ?? addDays(until, 1 - file.period.days);
  const part = (count: number) => Math.round(count * scale);
  return {
    ...file,
    signing: file.signing === 'paper' ? 'paper' : 'digital',
    period: { from, days: file.period.days },
    arrivals: {
      ...file.arrivals,
      total: Math.max(1, part(file.arrivals.total)),
      online: part(file.arrivals.online),
      post: part(file.arrivals.post),
    },
    minutes: file.minutes as Scenario['minutes'],
    shares: file.shares as Scenario['shares'],
  };
}
