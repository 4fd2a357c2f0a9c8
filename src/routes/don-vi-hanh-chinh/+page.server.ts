import { provincesOn, searchUnits, unitCounts } from '#agency/index.ts';
import type { Access } from '#identity/index.ts';
import { askedDay } from '../as-of.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'public';

const PAGE = 50;

export const load: PageServerLoad = async ({ url, locals: { app } }) => {
  const asked = askedDay(url, app.clock);
  const text = url.searchParams.get('tu-khoa')?.trim() ?? '';
  if (text === '') {
    const [provinces, counts] = await Promise.all([provincesOn(app.read, asked.day), unitCounts(app.read, asked.day)]);
    return { ...asked, text, provinces, counts };
  }
  const after = url.searchParams.get('sau') ?? undefined;
  const found = await searchUnits(app.read, text, { after, limit: PAGE + 1 });
  const units = found.slice(0, PAGE);
  return { ...asked, text, units, more: found.length > PAGE ? units.at(-1)?.cursor : undefined };
};
