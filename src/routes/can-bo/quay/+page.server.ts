import { redirect } from '@sveltejs/kit';
import { agencyByCode } from '#agency/index.ts';
import { centresLed, countersOf } from '#desk/index.ts';
import type { Access } from '#identity/index.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['receiver', 'unit-head', 'leader'];

/** Where the officer receives, or whose counters he answers for; the only one opens at once. */
export const load: PageServerLoad = async ({ locals: { app, viewer } }) => {
  const receives = countersOf(viewer);
  if (receives.length === 1) redirect(303, `/can-bo/quay/${receives[0]}`);
  const led = await centresLed(app.read, app.realm, viewer, app.clock.now());
  const codes = [...new Set([...receives, ...led.map(({ code }) => code)])];
  const centres = await Promise.all(codes.map((code) => agencyByCode(app.read, app.realm, code)));
  return { desk: true, receives, centres: centres.filter((one) => one !== undefined) };
};
