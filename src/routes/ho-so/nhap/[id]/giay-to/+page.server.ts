import type { Access } from '#identity/index.ts';
import { openDraft } from '../../../../filing/draft.ts';
import { progressOf } from '../../../../filing/progress.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'signed-in';

export const load: PageServerLoad = async ({ locals, params }) => {
  const open = await openDraft(locals, params.id);
  return { open, progress: progressOf(open) };
};
