import { dateAt, instant } from '#kernel/time.ts';
import { type EvaluationItem, type EvaluationQuestion, parsePeriod, periodOf } from '#scorecard/index.ts';
import type { App } from '../../../app.ts';

/** Which period an address means: `?ky=2026-11`, this quarter if it says nothing or what is no period. */
export function evaluationAsked(app: App, url: URL): EvaluationQuestion {
  const now = app.clock.now();
  const period = parsePeriod(url.searchParams.get('ky') ?? '') ?? periodOf('quarter', dateAt(now));
  return { realm: app.realm, period, now, fewest: app.settings.evaluationRatings };
}

const PAGE = 50;

/** Which page of a list: `?sau=1764201600000&ma=H48.14.05-261120-0014&so=3` is what comes after that one. */
export function pageAsked(url: URL): { after: EvaluationItem | undefined; limit: number } {
  const [at, code, seq] = [url.searchParams.get('sau'), url.searchParams.get('ma'), url.searchParams.get('so')];
  const isThere = /^\d{1,15}$/.test(at ?? '') && code && /^\d{1,9}$/.test(seq ?? '');
  return { after: isThere ? { at: instant(Number(at)), code, seq: Number(seq) } : undefined, limit: PAGE };
}

export const isOfficerId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
