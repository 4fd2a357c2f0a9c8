import type { DataFile } from '#db/data-file.ts';
import type { Importer } from '#db/import.ts';
import type { Tx } from '#db/transaction.ts';
import { bool, day, listOf, matching, oneOf, optional, shape, text, whole } from '#kernel/check.ts';
import { documentTypes } from '#procedure/index.ts';
import { replaceLinks } from '../sql/types.ts';

const file = shape({
  terms: listOf(
    shape({ type: text, from: day, to: optional(day), reusable: bool, months: optional(whole), basis: text }),
  ),
  links: listOf(
    shape({
      ...{ procedure: matching(/^\d\.\d{6}$/), role: oneOf(['component', 'result']), part: text, type: text },
      ...{ from: day, to: optional(day) },
    }),
  ),
});

/**
 * Which component of a procedure is a paper of which type, and which result of another procedure is that paper; what the law of a
 * type says. Replaced whole. A type nobody lists, a line twice or a backward span is refused with its place.
 */
export const paperLinksImporter: Importer = {
  name: 'paper-links',
  version: 1,
  files: ['paper-links/paper-links.json'],
  async run(tx: Tx, files: readonly DataFile[]) {
    const source = files[0] as DataFile;
    const { terms, links } = await source.whole(file);
    const known = new Set((await documentTypes(tx, tx.realm, 'common')).map(({ code }) => code));
    const seen = new Set<string>();
    const check = (place: string, key: string, { type, from, to }: (typeof links | typeof terms)[number]) => {
      if (!known.has(type)) throw source.bad(`${place}/type`, 'unknown-reference', type);
      if (to !== null && to < from) throw source.bad(`${place}/to`, 'ends-before-it-begins', to);
      if (seen.has(`${key} ${from}`)) throw source.bad(place, 'twice', key);
      seen.add(`${key} ${from}`);
    };
    terms.forEach((one, at) => {
      check(`/terms/${at}`, one.type, one);
    });
    links.forEach((one, at) => {
      check(`/links/${at}`, `${one.procedure} ${one.role} ${one.part}`, one);
    });
    await replaceLinks(tx, links, terms);
    return { paperLinks: links.length, paperTerms: terms.length };
  },
};
