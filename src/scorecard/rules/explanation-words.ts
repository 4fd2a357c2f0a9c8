import { type Language, languages } from '#words/index.ts';
import type { AboutRow } from './explanation.ts';
import { spanName } from './oversight-tables.ts';
import { parseSpan } from './spans.ts';

/** A figure of the boards by its name: an indicator's, or a set's beside them. */
export function figureName(language: Language, figure: string): string {
  const { indicator, sets } = languages[language].score;
  const names: Record<string, string> = { ...sets.mark, ...indicator };
  return names[figure] ?? figure;
}

/** What a request is about, in a phrase. */
export function aboutName(language: Language, one: AboutRow): string {
  const { explanation, target, score } = languages[language];
  if (one.about === 'target') return explanation.aboutTarget(one.indicator ? target.indicator[one.indicator] : '');
  const figure = figureName(language, one.figure ?? '');
  const span = parseSpan(one.span ?? '');
  const months = span ? spanName(language, span) : '';
  if (one.side === null) return explanation.aboutFigure(figure, months);
  return explanation.aboutList(figure, score.sets[one.side].toLowerCase(), months);
}
