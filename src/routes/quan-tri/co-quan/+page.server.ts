import { redirect } from '@sveltejs/kit';
import { agencyByCode, communeCommittees, readUnitCursor, upperAgencies } from '#agency/index.ts';
import type { Access } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['administrator'];

const PAGE = 100;

export const load: PageServerLoad = async ({ url, locals: { app } }) => {
  const { read, realm } = app;
  const asked = url.searchParams.get('ma')?.trim().toUpperCase().slice(0, 40);
  const found = asked ? await agencyByCode(read, realm, asked) : undefined;
  if (found) redirect(303, `/quan-tri/co-quan/${found.code}`);
  const day = dateAt(app.clock.now());
  const after = readUnitCursor(url.searchParams.get('sau'));
  const [upper, communes] = await Promise.all([
    after ? [] : upperAgencies(read, realm, day),
    communeCommittees(read, realm, day, { after, limit: PAGE + 1 }),
  ]);
  return { desk: true, asked, upper, communes: communes.slice(0, PAGE), more: communes[PAGE] && communes[PAGE - 1] };
};
