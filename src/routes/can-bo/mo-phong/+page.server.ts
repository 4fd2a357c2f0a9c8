import type { Access } from '#identity/index.ts';
import { instant } from '#kernel/time.ts';
import { trialsOf } from '#simulation/trials.ts';
import type { PageServerLoad } from './$types';
import { isId, readable } from './asked.ts';

export const _access: Access = ['leader'];

const PAGE = 20;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app } = locals;
  const [id, at] = [url.searchParams.get('sau') ?? '', Number(url.searchParams.get('luc') || 'x')];
  const after = isId(id) && Number.isSafeInteger(at) ? { at: instant(at), id } : undefined;
  const found = await trialsOf(app.read, app.realm, { after, limit: PAGE + 1 });
  const last = found.length > PAGE ? found[PAGE - 1] : undefined;
  const lines = await readable(locals, found.slice(0, PAGE));
  return {
    ...{ desk: true, lines, isFirst: after === undefined, demo: app.settings.demo },
    running: lines.find(({ isOver }) => !isOver)?.id,
    more: last && `sau=${last.id}&luc=${last.askedAt}`,
  };
};
