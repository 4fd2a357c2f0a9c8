import { answerWhole, editionOf, findDossier } from '#dossier/index.ts';
import { ok, refused } from '#kernel/outcome.ts';
import { parseJson } from '../body.ts';
import { tagOf } from '../conditions.ts';
import { materialOf, readParts } from '../parts.ts';
import { route } from '../route.ts';
import { Done, SupplementAnswer } from '../shapes/dossier.ts';
import { wrongs } from '../validate.ts';
import { byDossier } from './dossiers.ts';

const JSON_PART = 'supplement';

export const answerSupplement = route(
  {
    ...{ id: 'answerSupplementDossier', method: 'POST', tag: 'Acts', scope: 'dossiers:file' },
    ...{ path: '/dossiers/{dossier}/acts/answer-supplement', keyed: true, onRevision: true },
    summary: 'Bổ sung hồ sơ: what was asked for, and nothing else, in one request',
    upload: { json: [JSON_PART, SupplementAnswer], files: 'Files, each part named by the id of its component.' },
  },
  {
    params: byDossier,
    answer: Done,
    handle: async ({ app, machine, params: { dossier: code }, req, key, revision, useKey }) => {
      const dossier = await findDossier(app.read, app.realm, machine, code);
      const definition = dossier && (await editionOf(app.read, app.realm, dossier.formDigest));
      if (!definition) return refused('not-found');
      const parts = await readParts({ app, req, machine }, definition, JSON_PART);
      if (!parts.ok) return parts;
      const mine = await useKey(materialOf(parts.value));
      if (!mine.ok) return mine;
      const parsed = parseJson(parts.value.json);
      if (!parsed.ok) return parsed;
      const bad = wrongs(SupplementAnswer, parsed.value);
      if (bad.length > 0) return { ...refused('request-wrong'), errors: bad };
      const { answers } = parsed.value as { answers: Record<string, unknown> };
      const ask = { code, key, ...(revision === undefined ? {} : { revision }) };
      const done = await answerWhole(app, machine, { ...ask, answers, papers: parts.value.papers });
      if (!done.ok) return done;
      const now = await findDossier(app.read, app.realm, machine, code);
      const body = { code, act: 'answer-supplement' as const, result: done.value };
      return ok({ body, ...(now ? { etag: tagOf(now) } : {}) });
    },
  },
);
