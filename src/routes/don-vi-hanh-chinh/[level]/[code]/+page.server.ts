import { error } from '@sveltejs/kit';
import { levelOfSlug, readUnitCursor, unitPage } from '#agency/index.ts';
import type { Access } from '#identity/index.ts';
import { refused } from '#kernel/outcome.ts';
import { refusalSentence } from '#words/index.ts';
import { askedDay } from '../../../as-of.ts';
import { statusOf } from '../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'public';

export const load: PageServerLoad = async ({ url, params, locals: { app, language } }) => {
  const asked = askedDay(url, app.clock);
  const level = levelOfSlug(params.level);
  const after = readUnitCursor(url.searchParams.get('sau'));
  const found = level && (await unitPage(app.read, app.realm, { level, code: params.code, day: asked.day, after }));
  const no = refused('administrative-unit-unknown', { code: params.code });
  if (!found) error(statusOf(no.code), refusalSentence(language, no));
  return { ...found, today: asked.today, wrong: asked.wrong };
};
