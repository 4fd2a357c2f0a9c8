import { error, redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import type { Actions, PageServerLoad } from './$types';
import { carryOut, preview, readBulk, sentKey, takeBack, withTitle } from './bulk.ts';

export const _access: Access = ['receiver', 'handler', 'unit-head', 'leader', 'clerk'];

export const load: PageServerLoad = async ({ locals, url }) => {
  const wish = readBulk(url.searchParams);
  if (!wish) redirect(303, '/can-bo/ho-so');
  return { desk: true, ...(await preview(locals, await withTitle(locals, wish))) };
};

export const actions: Actions = {
  lam: async ({ locals, request }) => {
    const form = await request.formData();
    const wish = readBulk(form);
    if (!wish) error(404);
    return { results: await carryOut(locals, wish, form), key: sentKey(form) };
  },
  'hoan-tac': async ({ locals, request }) => ({ undone: await takeBack(locals, await request.formData()) }),
};
