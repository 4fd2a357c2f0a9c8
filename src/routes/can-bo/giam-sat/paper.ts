import { allSupervisedCodes, oversightFigures, spanKey, unitsNamed, viewOversight } from '#scorecard/index.ts';
import type { Language } from '#words/index.ts';
import { languages } from '#words/index.ts';
import { placeOf, provinceOf } from '../../place.ts';
import { oversightAsked } from './asked.ts';

/** Everything a report is made of: the view with the codes behind each figure, `most` of each at most. */
export async function paperAsked(locals: App.Locals, url: URL, language: Language, most: number) {
  const { app, viewer } = locals;
  const asked = oversightAsked(locals, url);
  const view = await viewOversight(app.read, asked);
  const annexes = [];
  for (const { figure, total } of view.parts) {
    if (!figure.against || !total) continue;
    const set = { realm: app.realm, unit: asked.unit, period: asked.span, now: asked.now, ...figure.against };
    const codes = await allSupervisedCodes(app.read, viewer, set, most);
    annexes.push({ figure: languages[language].oversight.figure[figure.key], ...codes });
  }
  const units = [...new Set(annexes.flatMap(({ lines }) => lines.map(({ unit }) => unit)))];
  const named = new Map((await unitsNamed(app.read, app.realm, units)).map((one) => [one.code, one[language]]));
  const place = (await placeOf(app, language)) ?? app.realm;
  const about = { unit: view.unit?.[language] ?? place, place: (await provinceOf(app)) ?? '', at: asked.now };
  const figures = oversightFigures(language, { view, annexes, named, ...about });
  return { figures, name: `giam-sat-${asked.unit}-${asked.theme}-${spanKey(asked.span)}` };
}
