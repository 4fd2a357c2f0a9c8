import { error } from '@sveltejs/kit';
import { agencyPage } from '#agency/index.ts';
import type { Access } from '#identity/index.ts';
import { refused } from '#kernel/outcome.ts';
import { refusalSentence } from '#words/index.ts';
import { askedDay } from '../../as-of.ts';
import { statusOf } from '../../refusals.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'public';

export const load: PageServerLoad = async ({ url, params, locals: { app, language } }) => {
  const { day, today, wrong } = askedDay(url, app.clock);
  const found = await agencyPage(app.read, app.realm, params.code, day);
  const no = refused('agency-unknown', { code: params.code });
  if (!found) error(statusOf(no.code), refusalSentence(language, no));
  return { ...found, today, wrong };
};
