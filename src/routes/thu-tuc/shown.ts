import { error } from '@sveltejs/kit';
import { refused } from '#kernel/outcome.ts';
import { dateAt, type LocalDate, parseLocalDate } from '#kernel/time.ts';
import { dataBlock, type ProcedurePage, procedurePage, structuredData } from '#procedure/index.ts';
import { refusalSentence } from '#words/index.ts';
import { provinceOf } from '../place.ts';

interface Which {
  day?: string | null;
  version?: number;
}

/** What may be shown of a procedure, or 404: for a citizen an internal one is one that does not exist. */
export async function findPage(
  locals: App.Locals,
  code: string,
  { day, version }: Which,
): Promise<{ page: ProcedurePage; today: LocalDate }> {
  const { app, language, officer } = locals;
  const today = dateAt(app.clock.now());
  const page = await procedurePage(app.read, {
    realm: app.realm,
    viewer: { officer: Boolean(officer) },
    province: await provinceOf(app),
    code,
    date: parseLocalDate(day ?? '') ?? today,
    version,
  });
  return page ? { page, today } : error(404, refusalSentence(language, refused('not-found')));
}

/** The same, with what machines read from the page. */
export async function shownPage(locals: App.Locals, code: string, which: Which) {
  const { page, today } = await findPage(locals, code, which);
  const { origin } = locals.app.settings;
  return { page, today, origin, machine: dataBlock(structuredData(page, origin)) };
}
