import { error } from '@sveltejs/kit';
import { isKiosk, viewTicket } from '#desk/index.ts';
import type { Access } from '#identity/index.ts';
import { isUuid } from '#kernel/text.ts';
import { dateAt } from '#kernel/time.ts';
import type { PageServerLoad } from './$types';

// Whoever knows a ticket's id holds it: it says no name and leads to nobody.
export const _access: Access = 'public';

export const load: PageServerLoad = async ({ locals: { app }, params, url }) => {
  const now = app.clock.now();
  const view = isUuid(params.id) ? await viewTicket(app.read, app.realm, params.id, now) : undefined;
  if (view?.ticket.centre !== params.centre) error(404);
  const key = url.searchParams.get('may') ?? '';
  const kiosk = await isKiosk(app.read, app.realm, params.centre, key);
  return { ...view, now, key, kiosk, isToday: view.ticket.day === dateAt(now) };
};
