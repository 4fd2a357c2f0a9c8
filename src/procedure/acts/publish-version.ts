import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt, type LocalDate } from '#kernel/time.ts';
import { configurationGaps, missingParts } from '../rules/missing-parts.ts';
import { dayTaken, markPublished, versionForChange } from '../sql/versions.ts';

export interface Publication {
  code: string;
  version: number;
  /** The decision that publishes it: quyết định công bố (NĐ 63/2010 Đ15). */
  decision: { number: string; date: LocalDate; signer: string | null };
}

export type PublishRefusal =
  | 'version-not-found'
  | 'version-published'
  | 'decision-missing'
  | 'decision-in-future'
  | 'procedure-part-missing'
  | 'procedure-configuration-incomplete'
  | 'version-day-taken';

/**
 * Publishes a draft. Refused while a part that NĐ 63/2010 Đ8.2 wants is missing or the configuration leaves something open;
 * from then on the version does not change.
 */
export function publishVersion(
  app: Acting,
  actor: Actor,
  publication: Publication,
): Promise<Outcome<null, PublishRefusal>> {
  const { code, version, decision } = publication;
  return inTransaction(app, actor, async (tx): Promise<Outcome<null, PublishRefusal>> => {
    const draft = await versionForChange(tx, code, version);
    if (!draft) return refused('version-not-found', { code, version });
    if (draft.published) return refused('version-published', { code, version });
    if (decision.number.trim() === '') return refused('decision-missing', { code });
    if (decision.date > dateAt(tx.at)) return refused('decision-in-future', { date: decision.date });
    const [part] = missingParts(draft.content);
    if (part) return refused('procedure-part-missing', { code, part });
    const [gap] = configurationGaps(draft.content);
    if (gap) return refused('procedure-configuration-incomplete', { code, gap });
    if (await dayTaken(tx, code, draft.validFrom)) return refused('version-day-taken', { code, date: draft.validFrom });
    await markPublished(tx, code, version, decision);
    const { digest, validFrom } = draft;
    await record(tx, 'publish-version', `procedure/${code}`, { version, digest, validFrom, decision: decision.number });
    return ok(null);
  });
}
