import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFile } from '#db/data-file.ts';
import { type Imported, type Importer, importData } from '#db/import.ts';
import type { Acting, Tx } from '#db/transaction.ts';
import { checkDefinition } from '#forms/check-definition.ts';
import type { FormDefinition } from '#forms/definition.ts';
import { formsIn } from '#forms/files.ts';
import type { Outcome } from '#kernel/outcome.ts';

export const digestOf = (definition: FormDefinition): string =>
  createHash('sha256').update(JSON.stringify(definition)).digest('hex');

/** The forms of `data/forms`. A form that says something impossible is refused and none is changed. */
export function importForms(app: Acting, folder: string): Promise<Outcome<Imported, 'bad-data'>> {
  const names = readdirSync(join(folder, 'forms'))
    .filter((name) => name.endsWith('.json'))
    .sort();
  const importer: Importer = {
    name: 'forms',
    version: 1,
    files: names.map((name) => `forms/${name}`),
    run: (tx, files, id) => keepForms(tx, files, join(folder, 'forms'), id),
  };
  return importData(app, importer, folder);
}

async function keepForms(tx: Tx, files: readonly DataFile[], folder: string, id: string) {
  let forms: ReadonlyMap<string, FormDefinition>;
  try {
    forms = formsIn(folder);
  } catch (error) {
    throw (files[0] as DataFile).bad('', 'not-json', error instanceof Error ? error.message : '');
  }
  for (const [code, definition] of forms) {
    const problem = checkDefinition(definition)[0];
    const file = files.find(({ name }) => name.endsWith(`/${code}.json`)) ?? (files[0] as DataFile);
    if (problem) throw file.bad('', 'not-row', problem);
    await tx.query(
      `insert into form (realm, code, digest, definition, import) values ($1, $2, $3, $4, $5)
       on conflict (realm, code) do update set digest = excluded.digest, definition = excluded.definition, import = excluded.import`,
      [tx.realm, code, digestOf(definition), JSON.stringify(definition), id],
    );
  }
  return { forms: forms.size };
}
