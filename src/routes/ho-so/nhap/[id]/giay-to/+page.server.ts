import type { Access } from '#identity/index.ts';
import { openDraft } from '../../../../filing/draft.ts';
import { progressOf } from '../../../../filing/progress.ts';
import { offersFor } from '../../../../filing/store.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'signed-in';

export const load: PageServerLoad = async ({ locals, params }) => {
  const open = await openDraft(locals, params.id);
  const inStore = [...(await offersFor(locals, open)).keys()];
  return { open, progress: progressOf(open), inStore };
};
