import { redirect } from '@sveltejs/kit';
import { type Access, listAccounts } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import type { Actions, PageServerLoad } from './$types';
import { endPost } from './end-post.ts';

export const _access: Access = ['administrator'];

const PAGE = 50;

export const load: PageServerLoad = async ({ locals: { app }, url }) => {
  const after = url.searchParams.get('sau') ?? undefined;
  const named = url.searchParams.get('tim')?.trim().slice(0, 100) ?? '';
  const ask = { date: dateAt(app.clock.now()), after, limit: PAGE + 1, named };
  const found = await listAccounts(app.read, app.realm, ask);
  const accounts = found.slice(0, PAGE);
  const more = found.length > PAGE ? accounts.at(-1)?.userName : undefined;
  return { desk: true, accounts, after, named, more, ended: url.searchParams.has('xong') };
};

export const actions: Actions = {
  'ket-thuc': async (event) => {
    const no = await endPost(event);
    if (no) return no;
    redirect(303, '/quan-tri/tai-khoan?xong=1');
  },
};
