import { createHash } from 'node:crypto';
import type { DataFile } from '#db/data-file.ts';
import type { Importer } from '#db/import.ts';
import { record } from '#db/trail.ts';
import type { Tx } from '#db/transaction.ts';
import { listOf, shape, text } from '#kernel/check.ts';
import { fold } from '#kernel/text.ts';
import { dateAt, type LocalDate } from '#kernel/time.ts';
import index from '../../../data/procedures/index.json' with { type: 'json' };
import { searchWords } from '../rules/catalogue.ts';
import { content as contentCheck, keyOf, type ProcedureContent } from '../rules/content.ts';
import { citedDecision, inferredValidFrom } from '../rules/imported.ts';
import { lifeEventsOf } from '../rules/life-events.ts';
import { configurationGaps, missingParts } from '../rules/missing-parts.ts';
import { keepEntries, kindForChange, setAlso } from '../sql/entries.ts';
import { keepDraft, markPublished, type VersionState, versionForChange } from '../sql/versions.ts';

export const digestOf = (content: ProcedureContent): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex');

/** Procedures the national catalogue does not list (internal ones without a national code). */
async function enterUnlisted(tx: Tx, code: string, one: ProcedureContent): Promise<void> {
  const kind = one.kind === 'INTERNAL' ? 'internal' : one.province ? 'local' : 'standard';
  const issuer = one.province ? `UBND tỉnh ${one.province}` : one.ministry;
  const words = searchWords(one.name);
  const entry = {
    code,
    printedCode: code,
    name: one.name,
    fields: [one.field],
    issuer,
    province: one.province,
    kind,
    words,
  };
  await keepEntries(
    tx,
    [{ ...entry, kind, lifeEvents: lifeEventsOf(entry) } as Parameters<typeof keepEntries>[1][number]],
    null,
  );
}

/** A later version cannot begin before the one it follows: then it begins today. */
function beginning(one: ProcedureContent, before: VersionState | undefined, today: LocalDate): LocalDate {
  const inferred = inferredValidFrom(one);
  return before?.published && inferred <= before.validFrom ? today : inferred;
}

async function keepVersion(tx: Tx, code: string, one: ProcedureContent): Promise<'kept' | 'published' | 'drafted'> {
  const before = await versionForChange(tx, code);
  const digest = digestOf(one);
  if (before?.digest === digest) return 'kept';
  const version = before ? before.version + (before.published ? 1 : 0) : 1;
  const validFrom = beginning(one, before, dateAt(tx.at));
  await keepDraft(tx, { code, version, content: one, digest, origin: 'import', validFrom, inferred: true });
  const missing = [...missingParts(one), ...configurationGaps(one)];
  if (missing.length > 0) {
    await record(tx, 'draft-version', `procedure/${code}`, { version, digest, validFrom, missing });
    return 'drafted';
  }
  const decision = citedDecision(one);
  await markPublished(tx, code, version, decision ? { ...decision, signer: null } : null);
  await record(tx, 'publish-version', `procedure/${code}`, {
    version,
    digest,
    validFrom,
    decision: decision?.number ?? null,
  });
  return 'published';
}

/**
 * Procedures in full. Each becomes a version, published with the decision its source cites; one that lacks a part the
 * law wants (NĐ 63/2010 Đ8.2) stays a draft with the part named.
 */
export const proceduresImporter: Importer = {
  name: 'procedures',
  version: 1,
  files: ['procedures/index.json', ...index.files.map((name) => `procedures/${name}`)],
  async run(tx: Tx, [list, ...files]: readonly DataFile[]) {
    await (list as DataFile).whole(shape({ files: listOf(text) }));
    const counts = { versions: 0, drafts: 0 };
    const seen = new Set<string>();
    for (const file of files) {
      const one = await file.whole(contentCheck);
      const code = keyOf(one);
      if (seen.has(code)) throw file.bad('/code', 'twice', code);
      seen.add(code);
      const kind = await kindForChange(tx, code);
      if (kind && (kind === 'internal') !== (one.kind === 'INTERNAL'))
        throw file.bad('/kind', 'unknown-reference', one.kind);
      if (!kind) await enterUnlisted(tx, code, one);
      await setAlso(tx, code, fold(one.shortName));
      const drafted = (await keepVersion(tx, code, one)) === 'drafted';
      counts[drafted ? 'drafts' : 'versions'] += 1;
    }
    return counts;
  },
};
