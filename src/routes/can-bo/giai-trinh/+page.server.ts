import type { Access } from '#identity/index.ts';
import { instant, parseLocalDate } from '#kernel/time.ts';
import { answeredExplanations, explanationLines, openExplanations } from '#scorecard/index.ts';
import type { PageServerLoad } from './$types';
import { isId } from './asked.ts';

export const _access: Access = ['unit-head', 'leader', 'supervisor'];

const PAGE = 30;

export const load: PageServerLoad = async ({ url, locals: { app, viewer } }) => {
  const id = url.searchParams.get('sau') ?? '';
  const due = parseLocalDate(url.searchParams.get('han') ?? '');
  const at = Number(url.searchParams.get('luc') || 'x');
  const isAnswered = url.searchParams.get('xem') === 'da-tra-loi';
  const limit = PAGE + 1;
  const found = isAnswered
    ? await answeredExplanations(app.read, app.realm, viewer, {
        ...{ after: isId(id) && Number.isSafeInteger(at) ? { at: instant(at), id } : undefined, limit },
      })
    : await openExplanations(app.read, app.realm, viewer, { after: isId(id) && due ? { due, id } : undefined, limit });
  const last = found.length > PAGE ? found[PAGE - 1] : undefined;
  const lines = explanationLines(viewer, found.slice(0, PAGE), app.clock.now());
  const next = last && (isAnswered ? { luc: String(last.answeredAt) } : { han: last.due });
  const more = last && next && new URLSearchParams({ xem: isAnswered ? 'da-tra-loi' : 'cho', sau: last.id, ...next });
  return { desk: true, isAnswered, isFirst: id === '', lines, more: more?.toString() };
};
