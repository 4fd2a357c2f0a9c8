import { redirect } from '@sveltejs/kit';
import { agencyByCode } from '#agency/index.ts';
import { centresLed, countersOf } from '#desk/index.ts';
import type { Access } from '#identity/index.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['receiver', 'unit-head', 'leader'];

/** The centres whose register the officer may read; the only one opens at once. */
export const load: PageServerLoad = async ({ locals: { app, viewer } }) => {
  const led = await centresLed(app.read, app.realm, viewer, app.clock.now());
  const codes = [...new Set([...countersOf(viewer), ...led.map(({ code }) => code)])];
  if (codes.length === 1) redirect(303, `/can-bo/so-theo-doi/${codes[0]}`);
  const centres = await Promise.all(codes.map((code) => agencyByCode(app.read, app.realm, code)));
  return { desk: true, centres: centres.filter((one) => one !== undefined) };
};
