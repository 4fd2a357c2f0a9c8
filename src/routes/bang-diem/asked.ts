import { dateAt } from '#kernel/time.ts';
import { type BoardQuestion, parsePeriod, periodOf } from '#scorecard/index.ts';
import type { App } from '../../app.ts';

/** Which board an address means: `?ky=2026-Q4`, this quarter if it says nothing or what is no period. */
export function boardAsked(app: App, url: URL, unit = app.realm): BoardQuestion {
  const now = app.clock.now();
  const period = parsePeriod(url.searchParams.get('ky') ?? '') ?? periodOf('quarter', dateAt(now));
  return { realm: app.realm, unit, period, readings: app.settings.scoreReadings, now };
}
