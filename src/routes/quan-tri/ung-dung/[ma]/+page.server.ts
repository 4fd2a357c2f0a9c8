import { error, redirect } from '@sveltejs/kit';
import { type Access, listClients, renewSecret, revokeClient } from '#identity/index.ts';
import { isUuid } from '#kernel/text.ts';
import { wrongField } from '../../../forms.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const _access: Access = ['administrator'];

export const load: PageServerLoad = async ({ locals: { app }, params: { ma: id }, url }) => {
  const [client] = isUuid(id) ? await listClients(app.read, app.realm, { id, limit: 1 }) : [];
  if (!client) error(404);
  return { desk: true, client, now: app.clock.now(), revoked: url.searchParams.has('xong') };
};

const by = ({ locals }: RequestEvent) => `officer:${locals.officer?.id ?? ''}` as const;

async function renew(event: RequestEvent, { leaked }: { leaked: boolean }) {
  const { ma: id } = event.params;
  if (!isUuid(id)) error(404);
  const done = await renewSecret(event.locals.app, by(event), { id, leaked });
  if (!done.ok) return wrongField(leaked ? 'lo-khoa' : 'doi-khoa', done, {}, event);
  event.setHeaders({ 'cache-control': 'no-store' });
  return { secret: done.value.secret };
}

export const actions: Actions = {
  'doi-khoa': (event) => renew(event, { leaked: false }),
  'lo-khoa': (event) => renew(event, { leaked: true }),
  'thu-hoi': async (event) => {
    const { ma: id } = event.params;
    if (!isUuid(id)) error(404);
    const done = await revokeClient(event.locals.app, by(event), id);
    return done.ok ? redirect(303, `/quan-tri/ung-dung/${id}?xong`) : wrongField('thu-hoi', done, {}, event);
  },
};
