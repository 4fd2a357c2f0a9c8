import { error } from '@sveltejs/kit';
import { QUEUES, type Queue, viewDesk } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { instant } from '#kernel/time.ts';
import { counterDoors } from '../doors.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['receiver', 'handler', 'unit-head', 'leader', 'clerk'];

const isQueue = (text: string | null): text is Queue => QUEUES.some((one) => one === text);

export const load: PageServerLoad = async ({ locals: { app, viewer, language, mayOpen }, url }) => {
  if (viewer.kind !== 'officer') error(404);
  const now = app.clock.now();
  const wish = url.searchParams.get('hang');
  const search = url.searchParams.get('tim')?.trim().slice(0, 100) || undefined;
  const [due, code] = [Number(url.searchParams.get('sau-han')), url.searchParams.get('sau-ma')];
  const after = code && Number.isSafeInteger(due) ? { due: instant(due), code } : undefined;
  const question = { ...{ search, after, now, language }, ...(isQueue(wish) ? { queue: wish } : {}) };
  const view = await viewDesk(app.read, app.realm, viewer, question);
  return {
    ...{ desk: true, now, search },
    ...view,
    standsInFor: viewer.standsInFor ?? [],
    doors: counterDoors(language, mayOpen),
  };
};
