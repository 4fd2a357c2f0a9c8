import { type EventAct, eventsAfter } from '#feed/index.ts';
import { ok } from '#kernel/outcome.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { route } from '../route.ts';
import { object } from '../schema.ts';
import { at, PAGE, pageQuery } from '../shapes/common.ts';
import { EventPage } from '../shapes/feed.ts';

export const listEvents = route(
  {
    ...{ id: 'listEvents', method: 'GET', path: '/events', tag: 'Events', scope: 'events:read' },
    summary: 'What happened to the dossiers this client may see, in order, from where it stopped reading',
  },
  {
    query: object({}, pageQuery),
    answer: EventPage,
    handle: async ({ app, machine, query }) => {
      const cursor = readCursor(query.cursor, 'number');
      if (!cursor.ok) return cursor;
      const ask = { after: cursor.value?.[0] ?? 0, limit: query.limit ?? PAGE };
      const { events, next, more } = await eventsAfter(app.read, app.realm, machine, ask);
      const items = events.map((one) => ({ ...one, act: one.act as EventAct, at: at(one.at) }));
      return ok({ body: { items, next: writeCursor([next]), more } });
    },
  },
);
