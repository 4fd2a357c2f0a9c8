import { calendarPage } from '#agency/index.ts';
import type { Access } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['administrator'];

export const load: PageServerLoad = async ({ locals: { app }, url }) => {
  const asked = url.searchParams.get('nam') ?? '';
  const today = dateAt(app.clock.now());
  const year = Number(/^20\d\d$/.test(asked) ? asked : today.slice(0, 4));
  return { desk: true, published: url.searchParams.has('xong'), ...(await calendarPage(app.read, app.realm, year)) };
};
