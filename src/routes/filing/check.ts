import { randomUUID } from 'node:crypto';
import { agencyByCode, agencyName, communeName } from '#agency/index.ts';
import { sendAmendment, submit } from '#dossier/index.ts';
import { summaryOf } from '#forms/summary.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import { type OpenDraft, shows } from './draft.ts';
import { progressOf } from './progress.ts';

/** Everything that is about to be sent, as it will stand in the dossier. */
export async function checkPage({ app, language }: App.Locals, open: OpenDraft) {
  const { draft, facts } = open;
  const { receivingAgency, place } = draft;
  const centre = receivingAgency ? await agencyByCode(app.read, app.realm, receivingAgency) : undefined;
  const summary = summaryOf(draft.definition, draft.answers, language, facts);
  return {
    ...{ open, progress: progressOf(open), key: randomUUID() },
    answers: summary
      .map((section) => ({
        ...section,
        rows: section.rows.filter(({ page }) => page === undefined || shows(open, page)),
      }))
      .filter(({ rows }) => rows.length > 0),
    centre: centre && agencyName(language, centre),
    place: place ? await communeName(app.read, place, dateAt(app.clock.now()), language) : undefined,
  };
}

/** Sends a new dossier, or the change of one that is there; the key makes a second press the same as the first. */
export function send(
  { app, viewer }: App.Locals,
  { draft }: OpenDraft,
  { key, declared, revision }: { key: string; declared: boolean; revision: number },
): Promise<Outcome<{ code: string }>> {
  if (draft.amends === null) return submit(app, viewer, { draft: draft.id, key, declared, revision });
  return sendAmendment(app, viewer, { draft: draft.id, code: draft.amends, key });
}
