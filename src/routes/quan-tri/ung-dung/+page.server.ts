import { type Access, listClients } from '#identity/index.ts';
import { isUuid } from '#kernel/text.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['administrator'];

const PAGE = 50;

export const load: PageServerLoad = async ({ locals: { app }, url }) => {
  const asked = url.searchParams.get('sau') ?? '';
  const after = isUuid(asked) ? asked : undefined;
  const found = await listClients(app.read, app.realm, { after, limit: PAGE + 1 });
  const clients = found.slice(0, PAGE);
  const more = found.length > PAGE ? clients.at(-1)?.id : undefined;
  return { desk: true, clients, after, more, now: app.clock.now() };
};
