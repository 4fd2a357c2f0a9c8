import { redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { draftVersion, writingOf } from '#procedure/index.ts';
import { text, typedIn, wrongField } from '../../../forms.ts';
import { provinceOf } from '../../../place.ts';
import type { Actions, PageServerLoad } from './$types';
import { readNew } from './read.ts';

export const _access: Access = ['controller'];

export const load: PageServerLoad = ({ url }) => ({ desk: true, code: url.searchParams.get('ma') ?? '' });

export const actions: Actions = {
  default: async (event) => {
    const { app, officer } = event.locals;
    const form = await event.request.formData();
    const date = dateAt(app.clock.now());
    const known = await writingOf(app.read, { realm: app.realm, code: text(form, 'ma'), date });
    if (known) redirect(303, `/quan-tri/thu-tuc/${encodeURIComponent(known.code)}`);
    const read = await readNew(event.locals, form, await provinceOf(app));
    if ('wrong' in read) return wrongField(read.wrong.id, read.wrong.why, { typed: typedIn(form) }, event);
    const wish = { content: read.content, validFrom: date, over: '' };
    const done = await draftVersion(app, `officer:${officer?.id ?? ''}`, wish);
    if (!done.ok) return wrongField('ma', done, { typed: typedIn(form) }, event);
    redirect(303, `/quan-tri/thu-tuc/${encodeURIComponent(done.value.code)}/soan`);
  },
};
