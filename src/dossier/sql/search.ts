import type { Reader } from '#db/pool.server.ts';
import type { Viewer } from '#identity/index.ts';
import { workingUnits } from '../rules/owner.ts';
import { type Meaning, meaningOf } from '../rules/search.ts';
import { workedOnBy } from './dossiers.ts';
import { LINE, type QueueLine } from './queues.ts';

const MOST = 50;

/** All of them. Words are letters and digits only. */
const whole = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(' & ');

/** The same with the last perhaps only begun; nothing where it is shorter than that. */
function begun(words: readonly string[], least: number): string[] {
  const last = words.at(-1)?.replace(/^.*_/, '') ?? '';
  return last.length >= least ? [`${whole(words)}:*`] : [];
}

interface Asked {
  readonly sql: string;
  readonly values: readonly unknown[];
}

const byWords = (units: readonly string[], query: string): Asked => ({
  sql: `d.code in (select code from dossiers_by_words($3::text[], $4::tsquery, ${MOST}))`,
  values: [units, query],
});
const byNumber = (units: readonly string[], number: string): Asked => ({
  sql: `d.code in (select code from dossiers_by_number($3::text[], $4, ${MOST}))`,
  values: [units, number],
});
const ofDay = (units: readonly string[], day: string, number: string): Asked => ({
  sql: 'd.code in (select code from dossiers_of_day($3::text[], $4, $5))',
  values: [units, day, number],
});

/** Whole words first: what begins with a short one is much more, costs more to find, and is seldom what was meant. */
const wordsOf = (units: readonly string[], words: readonly string[]): Asked[] =>
  [whole(words), ...begun(words, 3)].map((query) => byWords(units, query));

/** Of neighbours there are few, the last of them begun or not. */
const namesOf = (units: readonly string[], pairs: readonly string[]): Asked[] =>
  pairs.length === 0 ? [] : [byWords(units, begun(pairs, 2)[0] ?? whole(pairs))];

/** How each meaning is asked of the table, each by an index of its own; `$3` is the first parameter free. */
function conditions(meaning: Meaning, units: readonly string[]): Asked[] {
  switch (meaning.by) {
    case 'code':
      return [{ sql: 'd.code = $3', values: [meaning.code] }];
    case 'day-number':
      return [ofDay(units, meaning.day, meaning.number)];
    case 'running-number':
      return [byNumber(units, meaning.number), ...wordsOf(units, [meaning.typed])];
    case 'code-begun':
      return [{ sql: 'd.code like $3', values: [`${meaning.code}%`] }];
    case 'number':
      return [
        { sql: 'owner_number = $3', values: [meaning.number] },
        ...(meaning.phone === null ? [] : [{ sql: 'owner_phone = $3', values: [meaning.phone] }]),
        ...wordsOf(units, [meaning.number]),
        ...(meaning.words.length > 1 ? wordsOf(units, meaning.words) : []),
      ];
    default:
      return [...namesOf(units, meaning.name), ...wordsOf(units, meaning.words)];
  }
}

/** The dossiers of this officer that a search means, newest first; of several readings the first that finds any. */
export async function searchDossiers(
  reader: Reader,
  realm: string,
  officer: Viewer & { kind: 'officer' },
  typed: string,
): Promise<QueueLine[]> {
  const meaning = meaningOf(typed);
  for (const { sql, values } of meaning ? conditions(meaning, workingUnits(officer)) : []) {
    const seen = workedOnBy(officer, 3 + values.length);
    const { rows } = await reader.query<QueueLine>(
      `select ${LINE} from dossier d left join dossier_seen s on s.realm = d.realm and s.officer = $2 and s.code = d.code
       where d.realm = $1 and ${sql} and ${seen.sql} order by submitted_at desc, d.code limit ${MOST}`,
      [realm, officer.id, ...values, ...seen.values],
    );
    if (rows.length > 0) return rows;
  }
  return [];
}
