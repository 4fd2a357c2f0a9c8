import { error } from '@sveltejs/kit';
import { bytesIn } from '#files/whole.ts';
import type { Access } from '#identity/index.ts';
import { signingsOfReport } from '#scorecard/index.ts';
import { anyFormOf } from '../../../../../asked.ts';
import { attached } from '../../../../../papers.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['leader', 'unit-head', 'clerk', 'controller', 'supervisor'];

export const GET: RequestHandler = async ({ locals, params }) => {
  const { app } = locals;
  const { agency, period, form, key } = await anyFormOf(locals, params);
  const found = (await signingsOfReport(app.read, app.realm, key)).find(
    ({ version }) => String(version) === params.version,
  );
  if (!found?.sha256 || !app.files) error(404);
  const name = `bieu-${form}-${agency.code}-${period.name}-lan-${found.version}-da-ky.pdf`;
  const bytes = await bytesIn(app.files, found.sha256);
  return new Response(new Uint8Array(bytes), { headers: attached('application/pdf', name) });
};
