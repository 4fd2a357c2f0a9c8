import type { DataFile } from '#db/data-file.ts';
import { type Importer, inBatches } from '#db/import.ts';
import type { Tx } from '#db/transaction.ts';
import { day, matching, optional, shape, text, whole } from '#kernel/check.ts';
import { addSubstitutions, removeSubstitutions } from '../sql/substitutions.ts';

const head = shape({
  instrument: text,
  effective: shape({ from: day, to: day }),
  counts: shape({ rows: whole }),
});

const row = shape({
  code: matching(/^[0-9]\.[0-9]{6}$/),
  procedureName: text,
  paper: optional(text),
  database: text,
  databaseOwner: text,
  legalDocument: text,
  article: optional(text),
});

/** Papers that data replace: NQ 66.7/2025/NQ-CP, Phụ lục I. The list of an instrument is replaced whole. */
export const substitutionsImporter: Importer = {
  name: 'substitutions',
  version: 1,
  files: ['substitutions/nq-66-7-2025.ndjson'],
  async run(tx: Tx, files: readonly DataFile[]) {
    const file = files[0] as DataFile;
    const { instrument, effective, counts } = await file.head(head);
    if (effective.to < effective.from) throw file.bad('/effective/to', 'ends-before-it-begins', effective.to);
    await removeSubstitutions(tx, instrument);
    let substitutions = 0;
    for await (const batch of inBatches(file.rows(row))) {
      await addSubstitutions(
        tx,
        { instrument, ...effective, firstLine: substitutions + 1 },
        batch.map((one) => one.row),
      );
      substitutions += batch.length;
    }
    if (substitutions !== counts.rows) throw file.bad('/counts/rows', 'wrong-count', `${substitutions}`);
    return { substitutions };
  },
};
