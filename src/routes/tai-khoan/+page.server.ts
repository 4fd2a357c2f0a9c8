import { error, redirect } from '@sveltejs/kit';
import {
  type Access,
  type Citizen,
  ownAccount,
  setContact,
  signOutEverywhere,
  withdrawConsent,
} from '#identity/index.ts';
import { chooseDigest, hasDigest } from '#notice/index.ts';
import { text, wrongField } from '../forms.ts';
import { cookieName, dropSession } from '../visitor.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = 'citizen';

const own = ({ citizen }: App.Locals): Citizen => citizen ?? error(404);

export const load: PageServerLoad = async ({ locals, cookies, url }) => {
  const account = await ownAccount(locals.app, own(locals), cookies.get(cookieName(locals.app)) ?? '');
  return {
    who: own(locals),
    account,
    daily: await hasDigest(locals.app.read, locals.app.realm, own(locals).id),
    saved: url.searchParams.has('da-luu'),
    withdrawn: url.searchParams.has('da-rut'),
  };
};

export const actions: Actions = {
  'lien-he': async (event) => {
    const form = await event.request.formData();
    const typed = {
      phone: text(form, 'dien-thoai'),
      email: text(form, 'thu-dien-tu'),
      mayMail: form.has('dong-y-thu'),
    };
    const done = await setContact(event.locals.app, own(event.locals), typed);
    if (!done.ok) return wrongField(done.code === 'phone-wrong' ? 'dien-thoai' : 'thu-dien-tu', done, typed, event);
    redirect(303, '/tai-khoan?da-luu=1');
  },
  'tong-hop': async ({ request, locals }) => {
    const daily = text(await request.formData(), 'thu-tong-hop') === 'hang-ngay';
    await chooseDigest(locals.app, own(locals).id, daily);
    redirect(303, '/tai-khoan?da-luu=1');
  },
  rut: async ({ request, locals }) => {
    await withdrawConsent(locals.app, own(locals), text(await request.formData(), 'dong-y'));
    redirect(303, '/tai-khoan?da-rut=1');
  },
  'moi-noi': async ({ locals, cookies }) => {
    await signOutEverywhere(locals.app, own(locals));
    dropSession(cookies, locals.app);
    redirect(303, '/dang-nhap?da-ra=1');
  },
};
