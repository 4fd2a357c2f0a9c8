import type { DataFile } from '#db/data-file.ts';
import type { Importer } from '#db/import.ts';
import type { Tx } from '#db/transaction.ts';
import { bool, type Check, type Checked, listOf, mapOf, optional, shape, text, whole } from '#kernel/check.ts';
import { type DocumentTypeRow, replaceCodeLists, replaceDocumentTypes } from '../sql/document-types.ts';

/** A value and its label, or a label that is its own value (`danToc`). */
const listed: Check<[string, string]> = (value, path) => {
  const pair = typeof value === 'string' ? [value, value] : value;
  return [text((pair as unknown[])?.[0], `${path}/0`), text((pair as unknown[])?.[1], `${path}/1`)];
};

const coded = { code: text, name: text, usedByCount: optional(whole), issuer: optional(text) };
const common = shape({
  code: text,
  name: text,
  group: text,
  nationalCode: optional(text),
  replaceableBy: optional(text),
  replaceableBasis: optional(text),
  issuer: optional(text),
  result: bool,
  personal: bool,
  validity: optional(text),
  confidence: text,
});
const documentTypes = shape({
  commonTypes: listOf(common),
  codeLists: mapOf(listOf(listed)),
  resultCodes: shape({
    national: listOf(shape({ ...coded, usedBy: optional(listOf(text)) })),
    provincial: listOf(shape(coded)),
  }),
  componentCodes: listOf(shape(coded)),
});

const rowsOf = (list: DocumentTypeRow['list'], items: readonly { code: string; name: string }[]): DocumentTypeRow[] =>
  items.map(({ code, name, ...details }) => ({ list, code, name, details }));

function rows({ commonTypes, resultCodes, componentCodes }: Checked<typeof documentTypes>): DocumentTypeRow[] {
  return [
    ...rowsOf('common', commonTypes),
    ...rowsOf('result', resultCodes.national),
    ...rowsOf('provincial-result', resultCodes.provincial),
    ...rowsOf('component', componentCodes),
  ];
}

/** Types of papers, codes of results and components, lists of values. Replaced whole. */
export const documentTypesImporter: Importer = {
  name: 'document-types',
  version: 1,
  files: ['document-types/document-types.json'],
  async run(tx: Tx, files: readonly DataFile[]) {
    const file = files[0] as DataFile;
    const data = await file.whole(documentTypes);
    const types = rows(data);
    const seen = new Set<string>();
    for (const { list, code } of types) {
      if (seen.has(`${list} ${code}`)) throw file.bad(`/${list}`, 'twice', code);
      seen.add(`${list} ${code}`);
    }
    await replaceDocumentTypes(tx, types);
    const lists = Object.entries(data.codeLists);
    await replaceCodeLists(
      tx,
      lists.flatMap(([list, items]) =>
        items.map(([value, label], index) => ({ list, position: index + 1, value, label })),
      ),
    );
    return { documentTypes: types.length, codeLists: lists.length };
  },
};
