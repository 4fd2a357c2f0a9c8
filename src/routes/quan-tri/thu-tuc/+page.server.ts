import { redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { ownLines, writingOf } from '#procedure/index.ts';
import { languages } from '#words/index.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['controller'];

const PAGE = 50;

export const load: PageServerLoad = async ({ locals: { app, language }, url: { searchParams } }) => {
  const asked = searchParams.get('ma')?.trim() ?? '';
  if (asked && (await writingOf(app.read, { realm: app.realm, code: asked, date: dateAt(app.clock.now()) })))
    redirect(303, `/quan-tri/thu-tuc/${encodeURIComponent(asked)}`);
  const [after, drafts] = [searchParams.get('sau') ?? '', searchParams.has('ban-thao')];
  const found = await ownLines(app.read, app.realm, { after, drafts, limit: PAGE + 1 });
  const lines = found.slice(0, PAGE);
  const errors = asked ? [{ id: 'ma', text: languages[language].procedureWriting.unknown(asked) }] : [];
  const more = found.length > PAGE ? lines.at(-1)?.code : undefined;
  return { desk: true, asked, errors, lines, drafts, after, more, today: dateAt(app.clock.now()) };
};
