import { error } from '@sveltejs/kit';
import { fileResponse } from '#files/respond.ts';
import type { Access } from '#identity/index.ts';
import { findDirective } from '#scorecard/index.ts';
import { isId } from '../../../directive.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['unit-head', 'leader', 'controller', 'supervisor'];

export const GET: RequestHandler = async ({ locals: { app, viewer }, params, request }) => {
  const directive = isId(params.id) ? await findDirective(app.read, app.realm, viewer, params.id) : undefined;
  const { sha256, name, type } = directive?.file ?? error(404);
  return (await fileResponse(request, app.files, { sha256, name, type, disposition: 'inline' })) ?? error(404);
};
