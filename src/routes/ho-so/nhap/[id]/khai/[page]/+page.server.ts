import { fail, redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { openDraft } from '../../../../../filing/draft.ts';
import { progressOf } from '../../../../../filing/progress.ts';
import { answer, neighbours, questionPage } from '../../../../../filing/question.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = 'signed-in';

const back = (url: URL) => (url.searchParams.get('ve') === 'kiem-tra' ? '/kiem-tra' : '');

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const open = await openDraft(locals, params.id);
  const view = await questionPage(locals, open, params.page);
  const { previous } = neighbours(open, params.page);
  return { view, open, progress: progressOf(open), back: back(url) || (previous ? `/khai/${previous}` : '') };
};

export const actions: Actions = {
  default: async (event) => {
    const { id, page } = event.params;
    const open = await openDraft(event.locals, id);
    const answered = await answer(event, open, page);
    if (answered.kind !== 'saved') return fail(answered.kind === 'wrong' ? 422 : 409, answered);
    if (answered.reading.again) redirect(303, event.url.pathname + event.url.search);
    const { next } = neighbours(await openDraft(event.locals, id), page);
    redirect(303, `/ho-so/nhap/${id}${back(event.url) || (next ? `/khai/${next}` : '')}`);
  },
};
