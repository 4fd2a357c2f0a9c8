import type { Access } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { askedOf, findProcedures } from '#procedure/index.ts';
import { provinceOf } from '../place.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'public';

const PAGE = 20;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, officer } = locals;
  const asked = askedOf(url.searchParams);
  const found = await findProcedures(app.read, {
    ...asked,
    realm: app.realm,
    viewer: { officer: Boolean(officer) },
    date: asked.date ?? dateAt(app.clock.now()),
    province: await provinceOf(app),
    limit: PAGE,
    offset: (asked.page - 1) * PAGE,
  });
  return { asked, found, first: (asked.page - 1) * PAGE + 1 };
};
