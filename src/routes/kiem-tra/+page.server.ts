import { redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { parseToken } from '#letter/index.ts';
import type { Actions, PageServerLoad } from './$types';
import { readCredential } from './credential.ts';

export const _access: Access = 'public';

/** For whoever types what stands under the square code. */
export const load: PageServerLoad = ({ url: { searchParams } }) => {
  const typed = searchParams.get('ma') ?? '';
  const token = parseToken(typed);
  if (token) redirect(303, `/kiem-tra/${token}`);
  return { typed, wrong: typed !== '' };
};

export const actions: Actions = { 'chung-chi': (event) => readCredential(event) };
