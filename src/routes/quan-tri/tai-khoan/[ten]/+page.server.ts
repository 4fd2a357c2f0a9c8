import { error, redirect } from '@sveltejs/kit';
import { type Access, askForCode, closeAccount, giveTemporaryPassword, listAccounts } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { wrongField } from '../../../forms.ts';
import { squareText } from '../../../square.ts';
import { endPost } from '../end-post.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { give } from './give.ts';

export const _access: Access = ['administrator'];

export const load: PageServerLoad = async ({ locals: { app }, params: { ten: userName }, url }) => {
  const ask = { date: dateAt(app.clock.now()), limit: 1, userName };
  const [account] = await listAccounts(app.read, app.realm, ask);
  if (!account) error(404);
  return { desk: true, account, done: url.searchParams.get('xong') };
};

const by = ({ locals }: RequestEvent) => `officer:${locals.officer?.id ?? ''}` as const;
const back = ({ params }: RequestEvent, what: string): never =>
  redirect(303, `/quan-tri/tai-khoan/${params.ten}?xong=${what}`);

export const actions: Actions = {
  giao: async (event) => (await give(event)) ?? back(event, 'giao'),
  'ket-thuc': async (event) => (await endPost(event)) ?? back(event, 'ket-thuc'),
  'mat-khau': async (event) => {
    const done = await giveTemporaryPassword(event.locals.app, by(event), event.params.ten);
    return done.ok ? { password: done.value.password } : wrongField('mat-khau', done, {}, event);
  },
  'ma-xac-thuc': async (event) => {
    const done = await askForCode(event.locals.app, by(event), event.params.ten);
    return done.ok ? { code: await squareText(done.value) } : wrongField('ma-xac-thuc', done, {}, event);
  },
  dong: async (event) => {
    const done = await closeAccount(event.locals.app, by(event), event.params.ten);
    return done.ok ? back(event, 'dong') : wrongField('dong', done, {}, event);
  },
};
