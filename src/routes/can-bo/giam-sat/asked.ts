import { error } from '@sveltejs/kit';
import { dateAt } from '#kernel/time.ts';
import {
  isTheme,
  type OversightQuestion,
  parsePeriod,
  periodOf,
  type Span,
  spanBetween,
  supervisedUnits,
  supervises,
} from '#scorecard/index.ts';

/** Months between which a span may be chosen: four years, this one included. */
export const MONTHS = 48;

/** `?ky=2026-Q3` or `?tu=2026-04&den=2026-09`; this quarter when it says neither or nothing that is a span. */
function spanIn(url: URL, quarter: Span): { span: Span; isWrong: boolean } {
  const typed = (name: string) => url.searchParams.get(name) ?? '';
  const period = parsePeriod(typed('ky'));
  if (period) return { span: period, isWrong: false };
  if (!url.searchParams.has('tu') && !url.searchParams.has('den')) return { span: quarter, isWrong: false };
  const span = spanBetween(typed('tu'), typed('den'));
  // Four years are as much as one looks at; a longer one would be an address somebody made up.
  const isLong = span !== undefined && Number(span.next.slice(0, 4)) - Number(span.from.slice(0, 4)) > MONTHS / 12;
  return span && !isLong ? { span, isWrong: false } : { span: quarter, isWrong: true };
}

/** Which figures a supervisor means. What is not theirs to supervise is not there. */
export function oversightAsked(
  { app, viewer }: Pick<App.Locals, 'app' | 'viewer'>,
  url: URL,
): OversightQuestion & { own: string[]; isWrong: boolean } {
  if (viewer.kind !== 'officer') error(404);
  const own = supervisedUnits(app.realm, viewer.posts);
  const unit = url.searchParams.get('don-vi') || own[0];
  if (unit === undefined || !supervises(app.realm, viewer.posts, unit)) error(404);
  const now = app.clock.now();
  const theme = url.searchParams.get('chu-de') ?? '';
  const against = url.searchParams.get('so-voi') === 'nam-truoc' ? 'last-year' : 'before';
  const question = { realm: app.realm, unit, against, theme: isTheme(theme) ? theme : 'overdue', now } as const;
  return { ...question, ...spanIn(url, periodOf('quarter', dateAt(now))), own };
}
