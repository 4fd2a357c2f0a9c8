import { redirect } from '@sveltejs/kit';
import { DELIVERY_STATES, deliveries, replay } from '#feed/index.ts';
import type { Access } from '#identity/index.ts';
import { isUuid } from '#kernel/text.ts';
import { text, wrongField } from '../../forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['administrator'];

const PAGE = 50;
const uuidIn = (value: string | null) => (value !== null && isUuid(value) ? value : undefined);

export const load: PageServerLoad = async ({ locals: { app }, url }) => {
  const before = uuidIn(url.searchParams.get('truoc'));
  const state = DELIVERY_STATES.find((one) => one === url.searchParams.get('trang-thai'));
  const found = await deliveries(app.read, app.realm, { state, before, limit: PAGE + 1 });
  const lines = found.slice(0, PAGE);
  const older = found.length > PAGE ? lines.at(-1)?.id : undefined;
  return { desk: true, lines, state, before, older, replayed: url.searchParams.has('xong') };
};

export const actions: Actions = {
  'gui-lai': async (event) => {
    const { app, officer } = event.locals;
    const delivery = text(await event.request.formData(), 'lan-gui');
    const done = isUuid(delivery)
      ? await replay(app, `officer:${officer?.id ?? ''}`, { delivery })
      : ({ ok: false, code: 'not-found', facts: {} } as const);
    if (!done.ok) return wrongField(`lan-gui-${delivery}`, done, {}, event);
    const state = DELIVERY_STATES.find((one) => one === event.url.searchParams.get('trang-thai'));
    redirect(303, `/quan-tri/gui-su-kien?xong=1${state ? `&trang-thai=${state}` : ''}`);
  },
};
