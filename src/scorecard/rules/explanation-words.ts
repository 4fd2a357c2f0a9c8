import { type Language, languages } from '#words/index.ts';
import type { AboutRow } from './explanation.ts';
import { spanName } from './oversight-tables.ts';
import { periodName } from './period-name.ts';
import { parseSpan, periodOfSpan, type Span } from './spans.ts';

/** A figure of the boards by its name: an indicator's, or a set's beside them. */
export function figureName(language: Language, figure: string): string {
  const { indicator, sets } = languages[language].score;
  const names: Record<string, string> = { ...sets.mark, ...indicator };
  return names[figure] ?? figure;
}

/** `Quý IV/2026`, or the months where they are no period of the calendar. */
export function spanOrPeriod(language: Language, span: Span): string {
  const period = periodOfSpan(span);
  return period ? periodName(languages[language].score, period) : spanName(language, span);
}

/** What a request is about, in a phrase. */
export function aboutName(language: Language, one: AboutRow): string {
  const { explanation, target, score } = languages[language];
  if (one.about === 'target') return explanation.aboutTarget(one.indicator ? target.indicator[one.indicator] : '');
  const figure = figureName(language, one.figure ?? '');
  const span = parseSpan(one.span ?? '');
  const months = span ? spanOrPeriod(language, span) : '';
  if (one.side === null) return explanation.aboutFigure(figure, months);
  return explanation.aboutList(figure, score.sets[one.side].toLowerCase(), months);
}
