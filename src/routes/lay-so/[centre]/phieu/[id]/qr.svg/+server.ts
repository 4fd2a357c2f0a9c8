import { error } from '@sveltejs/kit';
import { findTicket } from '#desk/index.ts';
import type { Access } from '#identity/index.ts';
import { isUuid } from '#kernel/text.ts';
import { squareOf } from '../../../../../square.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'public';

export const GET: RequestHandler = async ({ locals: { app }, params: { centre, id } }) => {
  const ticket = isUuid(id) ? await findTicket(app.read, app.realm, id) : undefined;
  if (ticket?.centre !== centre) error(404);
  return squareOf(`${app.settings.origin}/lay-so/${centre}/phieu/${id}`);
};
