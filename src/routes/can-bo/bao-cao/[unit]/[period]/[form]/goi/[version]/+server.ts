import { error } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { anyFormOf } from '../../../../../asked.ts';
import { packageOf } from '../../../../../package.ts';
import { attached } from '../../../../../papers.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['leader', 'unit-head', 'clerk', 'controller', 'supervisor'];

/** What is sent by the exchange of documents: only of a version that is signed. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const asked = await anyFormOf(locals, params);
  const bytes = (await packageOf(locals, asked, Number(params.version))) ?? error(404);
  const name = `bao-cao-${asked.form}-${asked.agency.code}-${asked.period.name}-lan-${params.version}.zip`;
  return new Response(new Uint8Array(bytes), { headers: attached('application/zip', name) });
};
