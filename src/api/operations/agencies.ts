import { AGENCY_KINDS, type AgencyLine, agencyByCode, agencySuccessors, listAgencies } from '#agency/index.ts';
import { ok, refused } from '#kernel/outcome.ts';
import { dateAt, parseLocalDate } from '#kernel/time.ts';
import { cut, readCursor, writeCursor } from '../cursor.ts';
import { route } from '../route.ts';
import { day, object, oneOf } from '../schema.ts';
import { Agency, AgencyPage } from '../shapes/catalogue.ts';
import { agencyCode, PAGE, pageQuery } from '../shapes/common.ts';

const line = ({ nameVi, nameEn, ...rest }: AgencyLine) => ({ ...rest, name: { vi: nameVi, en: nameEn } });

export const listAll = route(
  {
    ...{ id: 'listAgencies', method: 'GET', path: '/agencies', tag: 'Agencies', scope: 'catalogue:read' },
    summary: 'Agencies that stand on a day, in the order of codes',
  },
  {
    query: object(
      {},
      { ...pageQuery, date: day({ description: 'Today if not said.' }), kind: oneOf(AGENCY_KINDS), parent: agencyCode },
    ),
    answer: AgencyPage,
    handle: async ({ app, query }) => {
      const { kind, parent, limit = PAGE } = query;
      const cursor = readCursor(query.cursor, 'string');
      if (!cursor.ok) return cursor;
      const on = parseLocalDate(query.date ?? '') ?? dateAt(app.clock.now());
      const ask = { day: on, kind, parent, after: cursor.value?.[0], limit: limit + 1 };
      const found = await listAgencies(app.read, app.realm, ask);
      return ok({ body: cut(found.map(line), limit, ({ code }) => writeCursor([code])) });
    },
  },
);

export const readAgency = route(
  {
    ...{ id: 'readAgency', method: 'GET', path: '/agencies/{agency}', tag: 'Agencies', scope: 'catalogue:read' },
    summary: 'An agency by its code of today or of before, standing or ended',
  },
  {
    params: object({ agency: agencyCode }),
    answer: Agency,
    handle: async ({ app, params }) => {
      const found = await agencyByCode(app.read, app.realm, params.agency);
      if (!found) return refused('agency-unknown', { code: params.agency });
      const { nameVi, nameEn, codeIsDemo: _, ...rest } = found;
      const successors = (await agencySuccessors(app.read, app.realm, found.code)).map((one) => ({
        ...{ code: one.code, name: { vi: one.nameVi, en: one.nameEn }, day: one.day },
      }));
      return ok({ body: { ...rest, name: { vi: nameVi, en: nameEn }, successors } });
    },
  },
);
