import type { Reader } from '#db/pool.server.ts';
import type { Viewer } from '#identity/index.ts';
import { workingUnits } from '../rules/owner.ts';
import { type Meaning, meaningOf } from '../rules/search.ts';
import { workedOnBy } from './dossiers.ts';
import { LINE, type QueueLine } from './queues.ts';

const MOST = 50;

/** All of them, the last perhaps only begun; a single letter is a whole word. Words are letters and digits only. */
const queryOf = (words: readonly string[]): string =>
  words
    .map((word, at) => (at === words.length - 1 && word.replace(/^.*_/, '').length > 1 ? `'${word}':*` : `'${word}'`))
    .join(' & ');

interface Asked {
  readonly sql: string;
  readonly values: readonly unknown[];
}

const byWords = (units: readonly string[], words: readonly string[]): Asked => ({
  sql: `d.code in (select code from dossiers_by_words($3::text[], $4::tsquery, ${MOST}))`,
  values: [units, queryOf(words)],
});
const byNumber = (units: readonly string[], number: string, day: string | null): Asked => ({
  sql: `d.code in (select code from dossiers_by_number($3::text[], $4, $5, ${MOST}))`,
  values: [units, number, day],
});

/** How each meaning is asked of the table, each by an index of its own; `$3` is the first parameter free. */
function conditions(meaning: Meaning, units: readonly string[]): Asked[] {
  switch (meaning.by) {
    case 'code':
      return [{ sql: 'd.code = $3', values: [meaning.code] }];
    case 'day-number':
      return [byNumber(units, meaning.number, meaning.day)];
    case 'running-number':
      return [byNumber(units, meaning.number, null), byWords(units, [meaning.typed])];
    case 'person':
      return [{ sql: 'owner_number = $3', values: [meaning.number] }];
    case 'phone':
      return [{ sql: 'owner_phone = $3', values: [meaning.number] }];
    default:
      return [meaning.name, meaning.words].filter((words) => words.length > 0).map((words) => byWords(units, words));
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
