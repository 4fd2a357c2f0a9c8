import { offeredNow, paperTerms } from '#dossier/index.ts';
import { mediaTypes } from '#files/types.ts';
import { schemaOf } from '#forms/schema.ts';
import { ok, refused } from '#kernel/outcome.ts';
import { dateAt, parseLocalDate } from '#kernel/time.ts';
import { findProcedures, type Listed, type ListedLine, listProcedures, procedurePage } from '#procedure/index.ts';
import { provinceOf } from '../../routes/place.ts';
import { cut, readCursor, writeCursor } from '../cursor.ts';
import { type Call, route } from '../route.ts';
import { day, object, text } from '../schema.ts';
import { Form, Procedure, ProcedurePage } from '../shapes/catalogue.ts';
import { PAGE, pageQuery } from '../shapes/common.ts';

/** A machine that works on cases sees internal procedures, as an officer does (QĐ 1085/QĐ-TTg). */
const viewerOf = ({ machine }: Pick<Call, 'machine'>) => ({ officer: machine.posts.length > 0 });

const line = ({ code, name, kind, fields, issuer, province, detailed }: Listed | ListedLine) => ({
  ...{ code, name, kind, fields, issuer, province, detailed },
});

async function search({ app, ...call }: Pick<Call, 'app' | 'machine'>, typed: string, limit: number) {
  const found = await findProcedures(app.read, {
    ...{ typed, realm: app.realm, viewer: viewerOf(call), date: dateAt(app.clock.now()), limit, offset: 0 },
    province: await provinceOf(app),
  });
  return ok({ body: { items: found.items.map(line), next: null } });
}

export const listCatalogue = route(
  {
    ...{ id: 'listProcedures', method: 'GET', path: '/procedures', tag: 'Catalogue', scope: 'catalogue:read' },
    summary: 'The catalogue in the order of codes, or the best answers to a search',
  },
  {
    query: object(
      {},
      {
        ...pageQuery,
        q: text({ maxLength: 200, description: 'Words as people type them: the best answers, one page.' }),
      },
    ),
    answer: ProcedurePage,
    handle: async (call) => {
      const { app, query } = call;
      const limit = query.limit ?? PAGE;
      if (query.q?.trim()) return search(call, query.q, limit);
      const cursor = readCursor(query.cursor, 'string');
      if (!cursor.ok) return cursor;
      const ask = { after: cursor.value?.[0], date: dateAt(app.clock.now()), limit: limit + 1 };
      const found = await listProcedures(app.read, app.realm, viewerOf(call), ask);
      return ok({ body: cut(found.map(line), limit, ({ code }) => writeCursor([code])) });
    },
  },
);

const byCode = object({ procedure: text({ maxLength: 60 }) });

export const readProcedure = route(
  {
    ...{
      id: 'readProcedure',
      method: 'GET',
      path: '/procedures/{procedure}',
      tag: 'Catalogue',
      scope: 'catalogue:read',
    },
    summary: 'A procedure as it holds on a day',
  },
  {
    params: byCode,
    query: object({}, { date: day({ description: 'Today if not said.' }) }),
    answer: Procedure,
    handle: async (call) => {
      const { app, params, query } = call;
      const page = await procedurePage(app.read, {
        ...{ realm: app.realm, viewer: viewerOf(call), province: await provinceOf(app), code: params.procedure },
        date: parseLocalDate(query.date ?? '') ?? dateAt(app.clock.now()),
      });
      if (!page) return refused('not-found');
      const { entry, date, shown } = page;
      const { code, name, kind, fields, issuer } = entry;
      return ok({
        body: {
          ...{ code, name, kind, fields, issuer, date },
          version: shown?.line.version ?? null,
          validFrom: shown?.line.validFrom ?? null,
          filing: shown && { route: shown.place.route, address: shown.place.address },
          content: shown?.content ?? null,
        },
      });
    },
  },
);

export const readForm = route(
  {
    ...{
      id: 'readForm',
      method: 'GET',
      path: '/procedures/{procedure}/form',
      tag: 'Catalogue',
      scope: 'catalogue:read',
    },
    summary: 'What is to be answered and handed in, for filing today',
  },
  {
    params: byCode,
    answer: Form,
    handle: async ({ app, machine, params: { procedure } }) => {
      const where = { realm: app.realm, day: dateAt(app.clock.now()), province: await provinceOf(app) };
      const offered = await offeredNow(app.read, machine, { ...where, procedure });
      if (!offered.ok) return offered;
      const { definition, filing } = offered.value;
      const components = definition.components
        .filter(({ byForm }) => !byForm)
        .map((one) => {
          const { accept, limit } = paperTerms(one);
          const media = accept.map((type) => mediaTypes[type]);
          return { id: one.id, label: one.label, required: one.required === true && !one.heldBy, accept: media, limit };
        });
      return ok({
        body: {
          ...{ procedure: filing.code, version: filing.version, title: definition.title, components },
          ...{ answers: { ...schemaOf(definition) }, declaration: definition.declaration },
          byCommune: filing.content.level.includes('XA'),
        },
      });
    },
  },
);
