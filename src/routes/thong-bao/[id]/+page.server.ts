import { error } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { refused } from '#kernel/outcome.ts';
import { noticePath, noticeText, openOwn } from '#notice/index.ts';
import { refusalSentence } from '#words/index.ts';
import { isNoticeId, readingOf } from '../reading.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'signed-in';

/** Opening a notice is reading it. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const { app, language, officer } = locals;
  const found = isNoticeId(params.id)
    ? await openOwn(app.read, app.realm, readingOf(locals), params.id, app.clock.now())
    : undefined;
  if (!found) error(404, refusalSentence(language, refused('not-found')));
  const { kind, dossier, facts, madeAt, mail, inDigest } = found;
  const path = noticePath(found);
  return {
    desk: officer !== undefined,
    text: noticeText(language, kind, dossier, facts),
    ofDossier: dossier !== null,
    path,
    madeAt,
    mail,
    inDigest,
  };
};
