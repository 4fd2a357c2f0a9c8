import { error } from '@sveltejs/kit';
import { separatorOf } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { openDraft } from '../../../../../../filing/draft.ts';
import { squareOf } from '../../../../../../square.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['receiver'];

export const GET: RequestHandler = async ({ locals, params }) => {
  const { draft } = await openDraft(locals, params.draft, 'desk');
  const component = draft.definition.components.find(({ id }) => id === params.component);
  return component ? squareOf(separatorOf(component.id)) : error(404);
};
