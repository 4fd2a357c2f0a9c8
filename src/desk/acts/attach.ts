import { record } from '#db/trail.ts';
import { type Acting, inTransaction } from '#db/transaction.ts';
import { actorOf, findDossier, findDraft } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { receivesAt } from '../rules/may.ts';
import { subjectOf } from '../rules/ticket.ts';
import { attachDraft, linkTicket, ticketOfDraft } from '../sql/attached.ts';
import { findTicket } from '../sql/tickets.ts';

/** The draft begun for whoever was called by this ticket. */
export const attachTicket = (
  app: Acting,
  viewer: Viewer,
  { ticket: id, draft }: { ticket: string; draft: string },
): Promise<Outcome<{ ticket: string }>> =>
  inTransaction<Outcome<{ ticket: string }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('ticket-attach');
    const ticket = await findTicket(tx, tx.realm, id);
    if (!ticket || !receivesAt(viewer, ticket.centre)) return refused('not-found');
    if (!(await findDraft(tx, tx.realm, viewer, draft))) return refused('not-found');
    await attachDraft(tx, draft, id);
    return ok({ ticket: id });
  });

/** The dossier filed from a draft remembers the draft's ticket, if there was one. Safe to repeat. */
export const linkDossier = (
  app: Acting,
  viewer: Viewer,
  { draft, code }: { draft: string; code: string },
): Promise<Outcome<{ ticket: string | null }>> =>
  inTransaction<Outcome<{ ticket: string | null }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('ticket-dossier');
    const id = await ticketOfDraft(tx, tx.realm, draft);
    const ticket = id && (await findTicket(tx, tx.realm, id));
    if (!ticket) return ok({ ticket: null });
    if (!(await findDossier(tx, tx.realm, viewer, code))) return refused('not-found');
    if (await linkTicket(tx, ticket.id, code))
      await record(tx, 'ticket-dossier', subjectOf(ticket.centre, ticket.day, ticket), { dossier: code });
    return ok({ ticket: ticket.id });
  });
