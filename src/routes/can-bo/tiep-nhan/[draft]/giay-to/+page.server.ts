import { personRecord } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { languages, refusalSentence } from '#words/index.ts';
import { checkPage } from '../../../../filing/check.ts';
import { openDraft } from '../../../../filing/draft.ts';
import { offersAtDesk } from '../../../../filing/store.ts';
import { toldIn } from '../../../../filing/told.ts';
import { whitherChoices } from '../../../../filing/whither.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['receiver'];

const LACKING = {
  'noi-nop': 'centreMissing',
  xa: 'placeMissing',
  nhan: 'howMissing',
  'dia-chi': 'addressMissing',
} as const;
const lacks = (id: string): id is keyof typeof LACKING => Object.hasOwn(LACKING, id);

/** The form itself is taken by uploads.ts, with its scans; here it is shown, with what the address remembers of it. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { app, viewer, language } = locals;
  const open = await openDraft(locals, params.draft, 'desk');
  const posts = viewer.kind === 'officer' ? viewer.posts.filter(({ role }) => role === 'receiver') : [];
  const { centres, ...rest } = await whitherChoices(locals, open.draft);
  const words = languages[language].filing.whither;
  const told = toldIn(url);
  const lacking = (url.searchParams.get('thieu') ?? '')
    .split(' ')
    .filter(lacks)
    .map((id) => ({ id, text: words[LACKING[id]] }));
  return {
    ...{ desk: true, ...(await checkPage(locals, open)), state: Object.fromEntries(url.searchParams) },
    offers: await offersAtDesk(locals, open),
    choices: { centres: centres.filter(({ value }) => posts.some(({ unit }) => unit === value)), ...rest },
    errors: [...lacking, ...(told ? [{ id: 'giay-to', text: refusalSentence(language, told) }] : [])],
    person: await personRecord(app.read, app.realm, open.draft.person),
  };
};
