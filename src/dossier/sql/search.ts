import type { Reader } from '#db/pool.server.ts';
import type { Viewer } from '#identity/index.ts';
import { type Meaning, meaningOf } from '../rules/search.ts';
import { workedOnBy } from './dossiers.ts';
import { LINE, type QueueLine } from './queues.ts';

/** A page of a search, and how far one may page on: whoever has read 500 lines asks more narrowly. */
const PAGE = 50;
export const SEARCH_PAGES = 10;

/** All of them. Words are letters and digits only. */
const whole = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(' & ');

/** The same with the last perhaps only begun; nothing where it is shorter than that. */
function begun(words: readonly string[], least: number): string[] {
  const last = words.at(-1)?.replace(/^.*_/, '') ?? '';
  return last.length >= least ? [`${whole(words)}:*`] : [];
}

/** A condition on the dossier `d`: `$3` are the officer's units, `$4` how many are read at most, `at` the first parameter of its own. */
interface Reading {
  sql(at: number): string;
  readonly values: readonly string[];
}

const own = (column: string, value: string): Reading => ({ sql: (at) => `d.${column} = $${at}`, values: [value] });
const byWords = (query: string): Reading => ({
  sql: (at) => `d.code in (select code from dossiers_by_words($3::text[], $${at}::tsquery, $4))`,
  values: [query],
});
const byNumber = (number: string): Reading => ({
  sql: (at) => `d.code in (select code from dossiers_by_number($3::text[], $${at}, $4))`,
  values: [number],
});
const ofDay = (day: string, number: string): Reading => ({
  sql: (at) => `d.code in (select code from dossiers_of_day($3::text[], $${at}, $${at + 1}))`,
  values: [day, number],
});

const wordsBegun = (words: readonly string[]): Reading[] => begun(words, 3).map(byWords);

/** Of neighbours there are few, the last of them begun or not. */
const namesOf = (pairs: readonly string[]): Reading[] =>
  pairs.length === 0 ? [] : [byWords(begun(pairs, 2)[0] ?? whole(pairs))];

/**
 * How each meaning is asked of the table, each reading by an index of its own, in steps: what a step finds is shown together. Whole
 * words come before begun ones: what begins with a short one is much more, costs more to find, and is seldom what was meant.
 */
function stepsOf(meaning: Meaning): Reading[][] {
  switch (meaning.by) {
    case 'code':
      return [[own('code', meaning.code)]];
    case 'day-number':
      return [[ofDay(meaning.day, meaning.number)]];
    case 'running-number':
      return [[byNumber(meaning.number), byWords(whole([meaning.typed]))], wordsBegun([meaning.typed])];
    case 'code-begun':
      return [[{ sql: (at) => `d.code like $${at}`, values: [`${meaning.code}%`] }]];
    case 'number': {
      const asWritten = meaning.words.length > 1 ? [meaning.words] : [];
      const words = [[meaning.number], ...asWritten];
      return [
        [
          own('owner_number', meaning.number),
          ...(meaning.phone === null ? [] : [own('owner_phone', meaning.phone)]),
          ...words.map((each) => byWords(whole(each))),
        ],
        words.flatMap(wordsBegun),
      ];
    }
    default:
      return [namesOf(meaning.name), [byWords(whole(meaning.words))], wordsBegun(meaning.words)];
  }
}

/** One condition on `d` that any of the readings fulfils, and its parameters, the first of them the fifth. */
function anyOf(readings: readonly Reading[]): { sql: string; values: string[] } {
  const values: string[] = [];
  const conditions = readings.map((reading) => {
    const sql = reading.sql(values.length + 5);
    values.push(...reading.values);
    return sql;
  });
  // Joined by OR no index would serve.
  const sql =
    conditions.length === 1
      ? (conditions[0] as string)
      : `d.code in (${conditions.map((one) => `select d.code from dossier d where d.realm = $1 and ${one}`).join(' union ')})`;
  return { sql, values };
}

export interface SearchQuestion {
  readonly typed: string;
  /** From 1 on; past `SEARCH_PAGES` it is the last. */
  readonly page?: number | undefined;
  /** What every reading finds, also where a nearer one has found any. */
  readonly wide?: boolean | undefined;
}

export interface Found {
  readonly lines: QueueLine[];
  readonly page: number;
  /** Whether a next page may be asked for. */
  readonly more: boolean;
  /** Whether readings that are less near were left unasked. */
  readonly narrow: boolean;
}

/** The dossiers of this officer that a search means, newest first: of the nearest readings that find any, or of all. */
export async function searchDossiers(
  reader: Reader,
  realm: string,
  officer: Viewer & { kind: 'officer' },
  { typed, page: wish = 1, wide = false }: SearchQuestion,
): Promise<Found> {
  const meaning = meaningOf(typed);
  const page = Math.min(Math.max(1, wish), SEARCH_PAGES);
  const seen = workedOnBy(officer, 3);
  const steps = (meaning ? stepsOf(meaning) : []).filter((step) => step.length > 0);
  const asked = wide ? [steps.flat()] : steps;
  for (const [at, step] of asked.entries()) {
    if (step.length === 0) continue;
    const { sql, values } = anyOf(step);
    const { rows } = await reader.query<QueueLine>(
      `select ${LINE} from dossier d left join dossier_seen s on s.realm = d.realm and s.officer = $2 and s.code = d.code
       where d.realm = $1 and ${sql} and ${seen.sql}
       order by submitted_at desc, d.code limit ${PAGE + 1} offset $4::integer - ${PAGE + 1}`,
      [realm, officer.id, ...seen.values, page * PAGE + 1, ...values],
    );
    if (rows.length === 0 && page === 1) continue;
    const more = rows.length > PAGE && page < SEARCH_PAGES;
    return { lines: rows.slice(0, PAGE), page, more, narrow: at < asked.length - 1 };
  }
  return { lines: [], page: 1, more: false, narrow: false };
}
