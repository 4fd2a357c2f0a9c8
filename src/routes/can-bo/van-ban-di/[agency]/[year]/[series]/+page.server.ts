import { error } from '@sveltejs/kit';
import { agencyByCode } from '#agency/index.ts';
import { bookFor } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['clerk', 'leader', 'unit-head'];

const PAGE = 50;
const HIGHEST = 2_147_483_647;

/** A book of outgoing numbers, the last first. A book that is not the officer's to read is not there. */
export const load: PageServerLoad = async ({ locals: { app, viewer }, params, url: { searchParams } }) => {
  const { agency: code, series } = params;
  const [year, before] = [Number(params.year), Number(searchParams.get('truoc') || HIGHEST)];
  if (!/^\d{4}$/.test(params.year) || !Number.isInteger(before) || before < 1 || before > HIGHEST) error(404);
  const rows = await bookFor(app.read, app.realm, viewer, { agency: code, year, series, before, limit: PAGE });
  const agency = rows.length > 0 && (await agencyByCode(app.read, app.realm, code));
  if (!agency) error(404);
  return { desk: true, agency, year, series, rows, more: (rows.at(-1)?.number ?? 1) > 1 };
};
