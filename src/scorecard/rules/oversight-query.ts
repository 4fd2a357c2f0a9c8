import type { Theme } from './oversight.ts';
import { type Against, monthsOf, type Span } from './spans.ts';

/** The address of a supervisor's figures, after the question mark. */
export function oversightQuery({
  span,
  unit,
  theme,
  against,
}: {
  readonly span: Span;
  readonly unit: string;
  readonly theme: Theme;
  readonly against: Against;
}): string {
  const months = monthsOf(span);
  return new URLSearchParams({
    ...{ 'don-vi': unit, 'chu-de': theme, tu: months[0]?.key ?? '', den: months.at(-1)?.key ?? '' },
    ...(against === 'last-year' ? { 'so-voi': 'nam-truoc' } : {}),
  }).toString();
}
