import { error } from '@sveltejs/kit';
import { boardFigures, boardPage } from '#scorecard/index.ts';
import type { Language } from '#words/index.ts';
import { placeOf, provinceOf } from '../../place.ts';
import type { FiguresFile } from '../figures-files.ts';
import { ownBoard } from './asked.ts';

/** A leader's board as a file: the figures of its page, and the codes of the overdue dossiers its reader may see, `most` of them. */
export async function boardPaper(locals: App.Locals, url: URL, language: Language, most: number): Promise<FiguresFile> {
  const { app, viewer } = locals;
  const asked = ownBoard(app, viewer, url);
  const page = await boardPage(app.read, asked);
  if (asked.unit !== app.realm && page.unit === null) error(404);
  const province = (await placeOf(app, language)) ?? app.realm;
  const place = (await provinceOf(app)) ?? '';
  const figures = await boardFigures(app.read, viewer, asked, { page, language, province, place, most });
  return { figures, name: `bang-diem-${asked.unit}-${asked.period.key}` };
}
