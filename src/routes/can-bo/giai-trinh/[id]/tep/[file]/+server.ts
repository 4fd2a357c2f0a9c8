import { error } from '@sveltejs/kit';
import { fileResponse } from '#files/respond.ts';
import type { Access } from '#identity/index.ts';
import { findExplanation, seenExplanationFiles } from '#scorecard/index.ts';
import { isId } from '../../../asked.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['unit-head', 'leader', 'supervisor'];

export const GET: RequestHandler = async ({ locals: { app, viewer }, params, request }) => {
  const one = isId(params.id) ? await findExplanation(app.read, app.realm, viewer, params.id) : undefined;
  const files = one ? await seenExplanationFiles(app.read, app.realm, viewer, one) : [];
  const { sha256, name, type } = files.find(({ id }) => id === params.file) ?? error(404);
  return (await fileResponse(request, app.files, { sha256, name, type, disposition: 'inline' })) ?? error(404);
};
