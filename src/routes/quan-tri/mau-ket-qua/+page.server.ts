import { redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { templated } from '#letter/index.ts';
import type { PageServerLoad } from './$types';
import { declinesIn } from './kind.ts';

export const _access: Access = ['controller'];

const PAGE = 50;

export const load: PageServerLoad = async ({ locals: { app }, url: { searchParams } }) => {
  const code = searchParams.get('ma')?.trim();
  if (code && /^\d\.\d{6}$/.test(code)) redirect(303, `/quan-tri/mau-ket-qua/${code}`);
  const after = { procedure: searchParams.get('sau') ?? '', declines: declinesIn(searchParams.get('cho')) };
  const found = await templated(app.read, app.realm, { after, limit: PAGE + 1 });
  const templates = found.slice(0, PAGE);
  return { desk: true, templates, more: found.length > PAGE ? templates.at(-1) : undefined };
};
