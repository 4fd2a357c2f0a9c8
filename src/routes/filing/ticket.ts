import type { RequestEvent } from '@sveltejs/kit';
import { attachTicket, findTicket, labelOf, receivesAt } from '#desk/index.ts';
import type { Viewer } from '#identity/index.ts';
import { isUuid } from '#kernel/text.ts';
import type { App as Program } from '../../app.ts';

const idIn = (url: URL): string | undefined => {
  const id = url.searchParams.get('so') ?? '';
  return isUuid(id) ? id : undefined;
};

/** The ticket this reception was opened for at a counter (`?so=`), as it is called. */
export async function calledTicket(app: Program, viewer: Viewer, url: URL): Promise<string | undefined> {
  const id = idIn(url);
  const ticket = id && (await findTicket(app.read, app.realm, id));
  return ticket && receivesAt(viewer, ticket.centre) ? labelOf(ticket) : undefined;
}

/** The draft begun here remembers it. A ticket of another centre is nobody's business here and is let be. */
export async function keepTicket({ locals: { app, viewer }, url }: RequestEvent, draft: string): Promise<void> {
  const ticket = idIn(url);
  if (ticket) await attachTicket(app, viewer, { ticket, draft });
}
