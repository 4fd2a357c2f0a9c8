import { findDossier, listDossiers, papersOf, STATES } from '#dossier/index.ts';
import { sendFile } from '#files/send.ts';
import type { FileType } from '#files/types.ts';
import { ok, refused } from '#kernel/outcome.ts';
import { tagOf } from '../conditions.ts';
import { cut, readCursor, writeCursor } from '../cursor.ts';
import { route } from '../route.ts';
import { object, oneOf, text, uuid } from '../schema.ts';
import { at, atOrNull, dossierCode, PAGE, pageQuery } from '../shapes/common.ts';
import { Dossier, DossierPage } from '../shapes/dossier.ts';
import { dossierBody } from './dossier-body.ts';

export const byDossier = object({ dossier: dossierCode });

export const listOfDossiers = route(
  {
    ...{ id: 'listDossiers', method: 'GET', path: '/dossiers', tag: 'Dossiers', scope: 'dossiers:read' },
    summary: 'The dossiers this client may see, in the order of codes',
  },
  {
    query: object({}, { ...pageQuery, state: oneOf(STATES), procedure: text({ maxLength: 60 }) }),
    answer: DossierPage,
    handle: async ({ app, machine, query }) => {
      const { state, procedure, limit = PAGE } = query;
      const cursor = readCursor(query.cursor, 'string');
      if (!cursor.ok) return cursor;
      const ask = { state, procedure, after: cursor.value?.[0], limit: limit + 1 };
      const found = await listDossiers(app.read, app.realm, machine, ask);
      const lines = found.map((one) => ({
        ...{ ...one, submittedAt: at(one.submittedAt), answerDue: atOrNull(one.answerDue) },
        ...{ due: atOrNull(one.due), endedAt: atOrNull(one.endedAt) },
      }));
      return ok({ body: cut(lines, limit, ({ code }) => writeCursor([code])) });
    },
  },
);

export const readDossier = route(
  {
    ...{ id: 'readDossier', method: 'GET', path: '/dossiers/{dossier}', tag: 'Dossiers', scope: 'dossiers:read' },
    summary: 'A dossier, whole; its ETag is what an act carries in If-Match',
  },
  {
    params: byDossier,
    answer: Dossier,
    handle: async ({ app, machine, params }) => {
      const dossier = await findDossier(app.read, app.realm, machine, params.dossier);
      if (!dossier) return refused('not-found');
      return ok({ body: await dossierBody(app, machine, dossier), etag: tagOf(dossier) });
    },
  },
);

export const readPaper = route(
  {
    ...{ id: 'readPaper', method: 'GET', path: '/dossiers/{dossier}/papers/{paper}', tag: 'Dossiers' },
    scope: 'dossiers:read',
    summary: 'A file of a dossier, with ranges (RFC 9110, 14)',
    raw: { media: ['application/octet-stream'], by: 'operation' },
  },
  {
    params: object({ dossier: dossierCode, paper: uuid() }),
    answer: text({ description: 'The bytes as they were handed in; the media type says what they are.' }),
    handle: async ({ app, machine, params, res }) => {
      if (!(await findDossier(app.read, app.realm, machine, params.dossier))) return refused('not-found');
      const paper = (await papersOf(app.read, app.realm, params.dossier)).find(({ id }) => id === params.paper);
      if (!paper?.sha256 || !paper.type) return refused('not-found');
      const file = { sha256: paper.sha256, name: paper.name, type: paper.type as FileType };
      const sent = await sendFile(res, app.files, { ...file, disposition: 'attachment' });
      return sent ? ok({ body: '' }) : refused('not-found');
    },
  },
);
