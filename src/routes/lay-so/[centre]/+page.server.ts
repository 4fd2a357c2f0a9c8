import { randomUUID } from 'node:crypto';
import { error, redirect } from '@sveltejs/kit';
import { groupsOn, isKiosk, takeTicket, viewLine } from '#desk/index.ts';
import type { Access } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { text, wrongField } from '../../forms.ts';
import { keepOwnTicket, ownTicket } from '../../own-ticket.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = 'public';

const keyed = (key: string): string => (key ? `?${new URLSearchParams({ may: key })}` : '');

export const load: PageServerLoad = async ({ locals, cookies, params, url }) => {
  const { app } = locals;
  const now = app.clock.now();
  const view = await viewLine(app.read, app.realm, params.centre, now);
  if (!view) error(404);
  const wish = url.searchParams.get('viec');
  const key = url.searchParams.get('may') ?? '';
  const kiosk = await isKiosk(app.read, app.realm, params.centre, key);
  return {
    ...{ ...view, now, key, id: randomUUID(), groups: groupsOn(dateAt(now)) },
    chosen: view.centre.series.find(({ letter }) => letter === wish),
    kiosk,
    own: kiosk ? undefined : await ownTicket({ cookies, locals }, params.centre),
    another: url.searchParams.has('them'),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { app } = event.locals;
    const form = await event.request.formData();
    const { centre } = event.params;
    const key = text(form, 'may');
    const [priority, series] = [text(form, 'dien'), text(form, 'nhom')];
    const kiosk = await isKiosk(app.read, app.realm, centre, key);
    const own = kiosk || form.has('them') ? undefined : await ownTicket(event, centre);
    if (own?.series === series) redirect(303, `/lay-so/${centre}/phieu/${own.id}`);
    const taken = await takeTicket(app, {
      ...{ centre, id: text(form, 'phieu'), series, address: event.getClientAddress() },
      takenBy: kiosk ? 'kiosk' : 'phone',
      ...(priority ? { priority } : {}),
    });
    if (!taken.ok) return wrongField('phieu', taken, {}, event);
    if (!kiosk) keepOwnTicket(event, taken.value.id);
    redirect(303, `/lay-so/${centre}/phieu/${taken.value.id}${keyed(key)}`);
  },
};
