import { error } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { refused } from '#kernel/outcome.ts';
import { dossierPath, noticeText, openOwn } from '#notice/index.ts';
import { refusalSentence } from '#words/index.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'citizen';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Opening a notice is reading it. */
export const load: PageServerLoad = async ({ locals: { app, citizen, language }, params }) => {
  const found =
    citizen && UUID.test(params.id)
      ? await openOwn(app.read, app.realm, citizen.id, params.id, app.clock.now())
      : undefined;
  if (!found) error(404, refusalSentence(language, refused('not-found')));
  const { kind, dossier, facts, madeAt, mail } = found;
  return { text: noticeText(language, kind, dossier, facts), path: dossierPath(dossier), madeAt, mail };
};
