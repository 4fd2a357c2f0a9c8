import { error } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { meantDossiers, petitionKinds, proceduresWithDossiers, unitsNamed, viewMeanTimes } from '#scorecard/index.ts';
import { afterIn } from '../after.ts';
import { ownBoard } from '../asked.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['unit-head', 'leader', 'controller', 'supervisor'];

const PAGE = 50;

export const load: PageServerLoad = async ({ locals: { app, viewer }, url }) => {
  const { realm, unit, period, now } = ownBoard(app, viewer, url);
  const asked = { realm, unit, period };
  const [procedures, kinds] = await Promise.all([
    proceduresWithDossiers(app.read, { ...asked, now }),
    petitionKinds(app.read, asked),
  ]);
  const procedure = url.searchParams.get('thu-tuc') || procedures[0]?.code;
  const question = { ...asked, procedure: procedure ?? '' };
  const readings = app.settings.scoreReadings;
  const [mean] = procedure ? await viewMeanTimes(app.read, { ...question, readings }) : [];
  const page = await meantDossiers(app.read, viewer, { ...question, after: afterIn(url), limit: PAGE });
  const codes = [...new Set([unit, ...page.lines.map((one) => one.unit)])];
  const named = await unitsNamed(app.read, realm, codes);
  if (unit !== realm && !named.some(({ code }) => code === unit)) error(404);
  return {
    desk: true,
    unit,
    period,
    now,
    procedures,
    procedure,
    means: mean?.means ?? [],
    reading: readings.mean,
    kinds,
    ...page,
    named,
  };
};
