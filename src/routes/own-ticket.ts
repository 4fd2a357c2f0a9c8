import type { RequestEvent } from '@sveltejs/kit';
import { viewTicket } from '#desk/index.ts';
import { isUuid } from '#kernel/text.ts';
import { dateAt } from '#kernel/time.ts';
import { isSecure } from './visitor.ts';

const NAME = 'so-thu-tu';
/** As long as a centre is open in a day. */
const HOURS_12_S = 43_200;

/** The number this browser took at a centre and that is still in its line, so that going back does not take a second. */
export interface OwnTicket {
  readonly id: string;
  readonly label: string;
  readonly series: string;
}

export async function ownTicket(
  { cookies, locals: { app } }: Pick<RequestEvent, 'cookies' | 'locals'>,
  centre: string,
): Promise<OwnTicket | undefined> {
  const id = cookies.get(NAME) ?? '';
  const view = isUuid(id) ? await viewTicket(app.read, app.realm, id, app.clock.now()) : undefined;
  if (!view || view.centre.centre !== centre || view.state === 'ended') return undefined;
  if (view.ticket.day !== dateAt(app.clock.now())) return undefined;
  return { id, label: view.label, series: view.ticket.series };
}

/** The centre's own machine gives numbers to everybody: there nothing is kept. */
export const keepOwnTicket = ({ cookies, locals: { app } }: RequestEvent, id: string): void =>
  cookies.set(NAME, id, { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(app), maxAge: HOURS_12_S });
