import type { DataFile } from '#db/data-file.ts';
import type { Importer } from '#db/import.ts';
import type { Tx } from '#db/transaction.ts';
import { day, listOf, shape, text, whole } from '#kernel/check.ts';
import { type CatalogueRow, catalogueRow, entriesOf } from '../rules/catalogue.ts';
import { lifeEventsOf } from '../rules/life-events.ts';
import { keepEntries } from '../sql/entries.ts';

const head = shape({
  title: text,
  asOf: day,
  counts: shape({ all: whole, standard: whole, local: whole, internal: whole }),
  source: listOf(text),
});

const searchWords = shape({
  synonyms: listOf(shape({ say: listOf(text) })),
  fillers: listOf(text),
  lifeEvents: listOf(shape({ slug: text, codes: listOf(text) })),
});

const BATCH = 1_000;

/** The national catalogue: code, name, fields, issuer and kind of every published procedure. */
export const catalogueImporter: Importer = {
  name: 'catalogue',
  version: 1,
  // The words are read with the program; here they make a changed list of life events count as a change.
  files: ['catalogue/catalogue-2026-07.ndjson', 'catalogue/search-words.json'],
  async run(tx: Tx, files: readonly DataFile[]) {
    const [catalogue, words] = files as [DataFile, DataFile];
    await words.whole(searchWords);
    const { asOf, counts } = await catalogue.head(head);
    const rows: CatalogueRow[] = [];
    for await (const { row } of catalogue.rows(catalogueRow)) rows.push(row);
    if (rows.length !== counts.all) throw catalogue.bad('/counts/all', 'wrong-count', `${rows.length}`);
    const { entries, repeated } = entriesOf(rows);
    if (repeated[0] !== undefined) throw catalogue.bad(`/rows/${repeated[0]}`, 'twice', rows[repeated[0]]?.code ?? '');
    for (let from = 0; from < entries.length; from += BATCH) {
      const batch = entries.slice(from, from + BATCH).map((one) => ({ ...one, lifeEvents: lifeEventsOf(one) }));
      await keepEntries(tx, batch, asOf);
    }
    return { procedures: entries.length };
  },
};
