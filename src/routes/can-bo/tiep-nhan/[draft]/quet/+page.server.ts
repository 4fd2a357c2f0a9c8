import { error, fail, redirect } from '@sveltejs/kit';
import { arrange, isDraftId, joinScan, type Step, scanOf } from '#dossier/index.ts';
import { hasRaster } from '#files/raster.ts';
import type { Access } from '#identity/index.ts';
import { refusalSentence } from '#words/index.ts';
import { openDraft } from '../../../../filing/draft.ts';
import { toldIn } from '../../../../filing/told.ts';
import { text } from '../../../../forms.ts';
import { statusOf } from '../../../../refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['receiver'];

const STEPS: Readonly<Record<string, Step>> = { len: 'up', xuong: 'down', xoay: 'turn', bo: 'drop' };

/** The scans themselves are taken by uploads.ts. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { app, language } = locals;
  const { draft } = await openDraft(locals, params.draft, 'desk');
  const told = toldIn(url);
  const errors = told ? [{ id: 'tep', text: refusalSentence(language, told) }] : [];
  const taken = Number(url.searchParams.get('da-nhan') ?? 0);
  const pages = await scanOf(app.read, app.realm, draft.id);
  return { desk: true, draft, errors, pages, taken, here: url.searchParams.get('trang') ?? '', draws: hasRaster() };
};

export const actions: Actions = {
  default: async ({ locals: { app, viewer, language }, params, request, url }) => {
    const form = await request.formData();
    const { draft } = params;
    if (!isDraftId(draft)) error(404);
    const [act = '', page = ''] = text(form, 'viec').split(':');
    const to = new Map(
      [...form].flatMap(([name, value]) =>
        name.startsWith('phan:') ? [[name.slice('phan:'.length), String(value) || null] as const] : [],
      ),
    );
    // What was chosen for pages is kept with whatever is pressed.
    const sorted = await arrange(app, viewer, { draft, to });
    const step = STEPS[act];
    const rest = act === 'ghep' ? () => joinScan(app, viewer, draft) : undefined;
    const done = !sorted.ok
      ? sorted
      : step && isDraftId(page)
        ? await arrange(app, viewer, { draft, page, step })
        : await rest?.();
    if (done && !done.ok && done.code === 'not-found') error(404);
    if (done && !done.ok)
      return fail(statusOf(done.code), { errors: [{ id: 'tep', text: refusalSentence(language, done) }] });
    redirect(
      303,
      act === 'ghep' ? `/can-bo/tiep-nhan/${draft}/giay-to` : `${url.pathname}?trang=${page}#trang-${page}`,
    );
  },
};
