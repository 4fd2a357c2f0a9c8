import { error } from '@sveltejs/kit';
import { joinsPages, paperTerms } from '#dossier/index.ts';
import { acceptAttribute, typeNames } from '#files/types.ts';
import { refusalSentence } from '#words/index.ts';
import type { OpenDraft } from './draft.ts';
import { progressOf } from './progress.ts';
import { toldIn } from './told.ts';

/** One component of a draft: what is there, what may be sent, and what an upload just said. */
export function componentPage({ language }: App.Locals, open: OpenDraft, id: string, url: URL) {
  const line = progressOf(open).papers.find(({ component }) => component.id === id);
  if (!line || (!line.asked && ['held', 'by-form', 'not-needed'].includes(line.need))) error(404);
  const terms = paperTerms(line.component);
  const told = toldIn(url);
  const filed = open.before?.papers.filter(({ component, kind }) => component === id && kind !== 'data') ?? [];
  const replaces = line.sent.find((paper) => paper.id === url.searchParams.get('thay'));
  return {
    ...{ line, filed, replaces, draft: open.draft },
    accept: acceptAttribute(terms.accept),
    types: typeNames(terms.accept),
    limit: terms.limit,
    joins: joinsPages(line.component),
    error: told && refusalSentence(language, told),
    received: Number(url.searchParams.get('da-nhan')) || 0,
    removed: url.searchParams.has('da-bo'),
  };
}
