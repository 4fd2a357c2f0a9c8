import { error } from '@sveltejs/kit';
import { readExplanation } from '#notice/index.ts';
import { answersExplanation, explanationLines, findExplanation, seenExplanationFiles } from '#scorecard/index.ts';
import { refusalSentence } from '#words/index.ts';
import { toldIn } from '../../filing/told.ts';
import { isId } from './asked.ts';

/** A request as one of its sides sees it; seeing it marks its notices as read. */
export async function explanationPage({ app, viewer, language }: App.Locals, id: string, url: URL) {
  const found = (isId(id) && (await findExplanation(app.read, app.realm, viewer, id))) || error(404);
  const now = app.clock.now();
  const [one = error(404)] = explanationLines(viewer, [found], now);
  if (viewer.kind === 'officer') await readExplanation(app.read, app.realm, viewer.id, { at: now, explanation: id });
  const refused = toldIn(url);
  return {
    ...{ desk: true, one, mayAnswer: answersExplanation(viewer, found) },
    files: await seenExplanationFiles(app.read, app.realm, viewer, found),
    told: (['da-gui', 'da-tra-loi', 'da-them', 'da-bo'] as const).find((name) => url.searchParams.has(name)),
    refused: refused ? [{ id: 'tep', text: refusalSentence(language, refused) }] : [],
  };
}
