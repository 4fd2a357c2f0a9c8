import { error } from '@sveltejs/kit';
import { QUEUES, type Queue, queueCounts, queueOf } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { instant } from '#kernel/time.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['receiver', 'handler', 'unit-head', 'leader', 'clerk'];

const isQueue = (text: string | null): text is Queue => QUEUES.some((one) => one === text);

export const load: PageServerLoad = async ({ locals: { app, viewer }, url }) => {
  if (viewer.kind !== 'officer') error(404);
  const now = app.clock.now();
  const counts = await queueCounts(app.read, app.realm, viewer, now);
  const wish = url.searchParams.get('hang');
  const queue = isQueue(wish) ? wish : (QUEUES.find((one) => counts[one] > 0) ?? 'all');
  const [due, code] = [Number(url.searchParams.get('sau-han')), url.searchParams.get('sau-ma')];
  const after = code && Number.isSafeInteger(due) ? { due: instant(due), code } : undefined;
  const lines = await queueOf(app.read, app.realm, viewer, queue, now, after);
  return { desk: true, queue, counts, lines, now };
};
