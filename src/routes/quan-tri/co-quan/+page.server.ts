import { redirect } from '@sveltejs/kit';
import { agencyMeant, communeCommittees, readUnitCursor, upperAgencies } from '#agency/index.ts';
import type { Access } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { refusalSentence } from '#words/index.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['administrator'];

const PAGE = 100;

export const load: PageServerLoad = async ({ url, locals: { app, language } }) => {
  const { read, realm } = app;
  const day = dateAt(app.clock.now());
  const asked = url.searchParams.get('ma')?.trim().slice(0, 100);
  const found = asked ? await agencyMeant(read, realm, asked, day) : undefined;
  if (found?.ok) redirect(303, `/quan-tri/co-quan/${found.value}`);
  const why = found && refusalSentence(language, found);
  const after = readUnitCursor(url.searchParams.get('sau'));
  const [upper, communes] = await Promise.all([
    after ? [] : upperAgencies(read, realm, day),
    communeCommittees(read, realm, day, { after, limit: PAGE + 1 }),
  ]);
  return {
    desk: true,
    asked,
    why,
    upper,
    communes: communes.slice(0, PAGE),
    more: communes[PAGE] && communes[PAGE - 1],
  };
};
