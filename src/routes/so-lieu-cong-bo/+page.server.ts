import type { Access } from '#identity/index.ts';
import { checkPublished, publishedFigures } from '#scorecard/index.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'public';

export const load: PageServerLoad = ({ url, locals: { language } }) => {
  const asked = url.searchParams;
  const typed = (name: string) => (asked.get(name)?.trim() ?? '').slice(0, 60);
  const form = { part: typed('tu-so'), whole: typed('mau-so'), printed: typed('ty-le') };
  const found = asked.has('tu-so') ? checkPublished(form, language) : { errors: [] };
  const lines = publishedFigures().map((figure) => ({ ...figure, ...checkPublished(figure, language) }));
  return { desk: true, form, ...found, lines };
};
