import { redirect } from '@sveltejs/kit';
import { type Access, giveCode, safeReturn, signIn } from '#identity/index.ts';
import { languages } from '#words/index.ts';
import { problemIn } from '../e-id.ts';
import { callerOf, text, wrongField } from '../forms.ts';
import { keepSession } from '../visitor.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const _access: Access = 'public';

const next = (url: URL, home = '/can-bo'): string => safeReturn(url.searchParams.get('tiep'), home);

export const load: PageServerLoad = ({ locals, url }) => {
  if (locals.officer) redirect(303, next(url));
  if (locals.citizen) redirect(303, next(url, '/tai-khoan'));
  return {
    lapsed: url.searchParams.has('het-phien'),
    unsent: (['da-giu', 'chua-gui'] as const).find((one) => one === url.searchParams.get('het-phien')),
    signedOut: url.searchParams.has('da-ra'),
    isKept: url.searchParams.get('da-ra') === 'da-giu',
    problem: problemIn(url),
    tiep: url.searchParams.get('tiep'),
  };
};

function enter({ cookies, locals, url }: RequestEvent, token: string): never {
  keepSession(cookies, locals.app, token);
  redirect(303, next(url));
}

export const actions: Actions = {
  'mat-khau': async (event) => {
    const form = await event.request.formData();
    const ask = { userName: text(form, 'ten-dang-nhap'), password: String(form.get('mat-khau') ?? '') };
    const words = languages[event.locals.language].identity.signIn;
    if (!ask.userName) return wrongField('ten-dang-nhap', words.userNameMissing, { userName: '' });
    if (!ask.password) return wrongField('mat-khau', words.passwordMissing, { userName: ask.userName });
    const done = await signIn(event.locals.app, { ...ask, ...callerOf(event) });
    if (!done.ok) return wrongField('ten-dang-nhap', done, { userName: ask.userName }, event);
    return done.value.step === 'done' ? enter(event, done.value.token) : { half: done.value.token };
  },
  'ma-xac-thuc': async (event) => {
    const form = await event.request.formData();
    const [token, code] = [text(form, 'buoc'), text(form, 'ma')];
    const words = languages[event.locals.language].identity.code;
    if (!code) return wrongField('ma', words.missing, { half: token });
    const done = await giveCode(event.locals.app, { token, code, ...callerOf(event) });
    if (done.ok) return enter(event, done.value.token);
    return wrongField('ma', done, done.code === 'code-too-late' ? { userName: '' } : { half: token }, event);
  },
};
