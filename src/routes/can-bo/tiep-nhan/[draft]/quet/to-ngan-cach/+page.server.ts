import type { Access } from '#identity/index.ts';
import { openDraft } from '../../../../../filing/draft.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['receiver'];

export const load: PageServerLoad = async ({ locals, params }) => {
  const { draft } = await openDraft(locals, params.draft, 'desk');
  return { desk: true, draft: draft.id, title: draft.definition.title, components: draft.definition.components };
};
