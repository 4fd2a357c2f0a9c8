import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction, type Tx } from '#db/transaction.ts';
import { BadValue } from '#kernel/check.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { fold } from '#kernel/text.ts';
import type { LocalDate } from '#kernel/time.ts';
import { searchWords } from '../rules/catalogue.ts';
import { content as contentCheck, keyOf, type ProcedureContent } from '../rules/content.ts';
import { lifeEventsOf } from '../rules/life-events.ts';
import { configurationGaps, type Gap, missingParts, type Part } from '../rules/missing-parts.ts';
import { keepEntries, kindForChange, setAlso } from '../sql/entries.ts';
import { keepDraft, versionForChange } from '../sql/versions.ts';
import { digestOf } from './import-procedures.ts';

export interface Draft {
  content: unknown;
  validFrom: LocalDate;
  validTo?: LocalDate;
  /** Digest of the realm's newest version as its writer saw it, '' where there was none; if another stands now, nothing is written. */
  over?: string;
}

export interface Drafted {
  code: string;
  version: number;
  /** What still keeps it from being published. */
  missing: (Part | Gap)[];
}

export type DraftRefusal = 'procedure-content-wrong' | 'procedure-dates-wrong' | 'procedure-changed';

/**
 * Writes the next version of a procedure as a draft, or rewrites the draft there is. A province drafts under its own
 * realm; its version takes the place of the nation's from the day it begins.
 */
export async function draftVersion(app: Acting, actor: Actor, draft: Draft): Promise<Outcome<Drafted, DraftRefusal>> {
  if (draft.validTo !== undefined && draft.validTo <= draft.validFrom)
    return refused('procedure-dates-wrong', { from: draft.validFrom, to: draft.validTo });
  let one: ProcedureContent;
  try {
    one = contentCheck(draft.content, '');
  } catch (error) {
    if (!(error instanceof BadValue)) throw error;
    return refused('procedure-content-wrong', { path: error.path, found: error.found });
  }
  return inTransaction(app, actor, (tx) => keep(tx, one, draft));
}

async function keep(
  tx: Tx,
  one: ProcedureContent,
  { validFrom, validTo, over }: Draft,
): Promise<Outcome<Drafted, 'procedure-changed'>> {
  const code = keyOf(one);
  if (!(await kindForChange(tx, code))) await enter(tx, code, one);
  const before = await versionForChange(tx, code);
  if (over !== undefined && over !== (before?.digest ?? '')) return refused('procedure-changed', { code });
  const version = before ? before.version + (before.published ? 1 : 0) : 1;
  const digest = digestOf(one);
  await keepDraft(tx, { code, version, content: one, digest, origin: 'office', validFrom, inferred: false, validTo });
  const missing = [...missingParts(one), ...configurationGaps(one)];
  await record(tx, 'draft-version', `procedure/${code}`, { version, digest, validFrom, missing });
  return ok({ code, version, missing });
}

/** The realm's own entry, taking the place of the nation's where there is one. */
async function enter(tx: Tx, code: string, one: ProcedureContent): Promise<void> {
  const kind = one.kind === 'INTERNAL' ? 'internal' : one.province ? 'local' : 'standard';
  const entry = {
    code,
    printedCode: code,
    name: one.name,
    fields: [one.field],
    issuer: one.province ? `UBND tỉnh ${one.province}` : one.ministry,
    province: one.province,
    kind,
    words: searchWords(one.name),
  } as const;
  await keepEntries(tx, [{ ...entry, fields: [one.field], lifeEvents: lifeEventsOf(entry) }], null);
  await setAlso(tx, code, fold(one.shortName));
}
