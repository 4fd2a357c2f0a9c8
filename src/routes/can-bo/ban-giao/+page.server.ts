import { randomUUID } from 'node:crypto';
import { error, redirect } from '@sveltejs/kit';
import { countersOf, makeHandover, viewHandovers, viewStock } from '#desk/index.ts';
import type { Access } from '#identity/index.ts';
import { isUuid } from '#kernel/text.ts';
import { instant } from '#kernel/time.ts';
import { text, wrongField } from '../../forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['receiver', 'handler', 'unit-head', 'leader', 'clerk'];

export const load: PageServerLoad = async ({ locals: { app, viewer }, url }) => {
  const now = app.clock.now();
  const asked = (name: string) => url.searchParams.get(name) ?? undefined;
  const centres = countersOf(viewer);
  const centre = centres.find((one) => one === asked('tt')) ?? centres[0];
  const stock = (kind: 'onward' | 'shift', after: string | undefined) =>
    centre ? viewStock(app.read, app.realm, viewer, { centre, kind, after, now }) : undefined;
  const [at, id] = [Number(asked('truoc')), asked('ma') ?? ''];
  const after = isUuid(id) && Number.isSafeInteger(at) ? { at: instant(at), id } : undefined;
  return {
    ...{ desk: true, now, centres, centre, isFirst: after === undefined },
    ...{ onward: await stock('onward', asked('giao-sau')), staying: await stock('shift', asked('con-sau')) },
    ...(await viewHandovers(app.read, app.realm, viewer, after)),
    // One for each list that can be made here: a second press of the same makes no second list.
    ids: { onward: randomUUID(), shift: randomUUID() },
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { app, viewer } = event.locals;
    const form = await event.request.formData();
    const kind = text(form, 'loai') === 'shift' ? ('shift' as const) : ('onward' as const);
    const id = text(form, 'ma');
    if (!isUuid(id)) error(404);
    const made = await makeHandover(app, viewer, {
      ...{ id, kind, centre: text(form, 'tt'), to: text(form, 'den'), note: text(form, 'ghi-chu') },
      codes: form.getAll('ho-so').map(String),
    });
    if (!made.ok) return wrongField('giao', made, {}, event);
    redirect(303, `/can-bo/ban-giao/${made.value.id}?da-lap`);
  },
};
