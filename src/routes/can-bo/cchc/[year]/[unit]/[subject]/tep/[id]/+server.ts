import { error } from '@sveltejs/kit';
import { fileResponse } from '#files/respond.ts';
import type { Access } from '#identity/index.ts';
import { sheetOf } from '../../../../../sheet.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['leader', 'unit-head', 'clerk', 'appraiser', 'supervisor'];

export const GET: RequestHandler = async ({ locals, params, request }) => {
  const { evidence } = await sheetOf(locals, params);
  const file = evidence.find(({ id, subject }) => id === params.id && subject === params.subject) ?? error(404);
  const { sha256, name, type } = file;
  return (await fileResponse(request, locals.app.files, { sha256, name, type, disposition: 'inline' })) ?? error(404);
};
