import { error } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { isReportCell, isReportPart, reportCellDossiers, reportCellSent } from '#scorecard/index.ts';
import { reportOf } from '../../../asked.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['leader', 'unit-head', 'clerk', 'controller', 'supervisor'];

const PAGE = 50;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { app } = locals;
  const { period, agency } = await reportOf(locals, params);
  const cell = url.searchParams.get('cot') ?? '';
  if (!isReportCell(cell)) error(404);
  const field = url.searchParams.get('linh-vuc') ?? undefined;
  const part = [url.searchParams.get('muc') ?? ''].find(isReportPart);
  const after = url.searchParams.get('sau') ?? undefined;
  const ask = { unit: agency.code, period, now: app.clock.now(), cell, field, part, after, limit: PAGE + 1 };
  const found = await reportCellDossiers(app.read, app.realm, ask);
  // What communes sent is theirs to list; it is told beside the dossiers counted here.
  const isProvince = agency.code === app.realm && part !== 'province';
  const sent =
    isProvince && after === undefined ? await reportCellSent(app.read, app.realm, { period, cell, field }) : [];
  const lines = found.slice(0, PAGE);
  const more = found.length > PAGE ? lines.at(-1)?.code : undefined;
  return { desk: true, agency, period, cell, field, part, lines, sent, more, first: after === undefined };
};
