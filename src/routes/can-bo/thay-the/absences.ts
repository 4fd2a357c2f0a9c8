import type { Absence, Colleague } from '#identity/index.ts';
import { absencesAt, colleagues, MOST_COLLEAGUES, mayArrange, officesOf, type Viewer } from '#identity/index.ts';
import { isUuid } from '#kernel/text.ts';
import { dateAt, parseLocalDate } from '#kernel/time.ts';
import { readDate } from '#ui/fields.ts';

const PAGE = 50;
export const isId = (text: string): boolean => isUuid(text);

/** What the page shows: who is away when, and among whom may be chosen. */
export async function absencePage({ app }: App.Locals, viewer: Viewer & { kind: 'officer' }, asked: URLSearchParams) {
  const today = dateAt(app.clock.now());
  const [offices, on] = [officesOf(viewer), readDate(asked, 'ngay').date];
  const [to, id] = [parseLocalDate(asked.get('sau-ngay') ?? ''), asked.get('sau') ?? ''];
  const after = to && isId(id) ? { to, id } : undefined;
  const found = await absencesAt(app.read, app.realm, { offices, today, on, after, limit: PAGE + 1 });
  const search = (asked.get('tim') ?? '').trim().slice(0, 100);
  const people = await colleagues(app.read, app.realm, { offices, day: today, search });
  const line = (one: Absence) => ({ ...one, mayEnd: on === undefined && mayArrange(viewer, one.posts) });
  const last = found.length > PAGE ? found[PAGE - 1] : undefined;
  return {
    ...{ on, search, first: after === undefined },
    // Who decides does not choose himself (`not-for-yourself`).
    people: people.filter(({ officer }) => officer !== viewer.id),
    ...{ most: MOST_COLLEAGUES, isCut: people.length >= MOST_COLLEAGUES },
    absences: found.slice(0, PAGE).map(line),
    more: last && { to: last.to, id: last.id },
    absent: people.filter((one: Colleague) => mayArrange(viewer, one.posts)),
  };
}
