import { booksFor } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['clerk', 'leader', 'unit-head'];

const PAGE = 100;

/** The books of the offices of this officer's posts. */
export const load: PageServerLoad = async ({ locals: { app, viewer }, url: { searchParams } }) => {
  const [agency, year = '', series = ''] = (searchParams.get('sau') ?? '').split('/');
  const after = agency ? { agency, year: Number(year) || 0, series } : undefined;
  const books = await booksFor(app.read, app.realm, viewer, { after, limit: PAGE });
  return { desk: true, books, more: books.length === PAGE };
};
