import type { Reader } from '#db/pool.server.ts';
import type { Viewer } from '#identity/index.ts';
import { type Meaning, meaningOf } from '../rules/search.ts';
import { workedOnBy } from './dossiers.ts';
import { LINE, type QueueLine } from './queues.ts';

const MOST = 50;

/** All of them, the last perhaps only begun; a single letter is a whole word. Words are letters and digits only. */
const queryOf = (words: readonly string[]): string =>
  words
    .map((word, at) => (at === words.length - 1 && word.replace(/^.*_/, '').length > 1 ? `'${word}':*` : `'${word}'`))
    .join(' & ');

const byWords = (words: readonly string[]) => ({ sql: 'words @@ $3::tsquery', values: [queryOf(words)] });

/** How each meaning is asked of the table, each by an index of its own; `$3` is the first parameter free. */
function conditions(meaning: Meaning): { sql: string; values: unknown[] }[] {
  switch (meaning.by) {
    case 'code':
      return [{ sql: 'd.code = $3', values: [meaning.code] }];
    case 'day-number':
      return [
        {
          sql: `split_part(d.code, '-', 3) = $3 and split_part(d.code, '-', 2) = $4`,
          values: [meaning.number, meaning.day],
        },
      ];
    case 'running-number':
      return [{ sql: `split_part(d.code, '-', 3) = $3`, values: [meaning.number] }, byWords([meaning.typed])];
    case 'person':
      return [{ sql: 'owner_number = $3', values: [meaning.number] }];
    case 'phone':
      return [{ sql: 'owner_phone = $3', values: [meaning.number] }];
    default: {
      const asked = [meaning.name, meaning.words].filter((words) => words.length > 0);
      return asked.map(byWords);
    }
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
  for (const { sql, values } of meaning ? conditions(meaning) : []) {
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
