import { json } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { formatInstant } from '#kernel/time.ts';
import { boardPage } from '#scorecard/index.ts';
import { boardAsked } from '../asked.ts';
import { openRows } from '../open-data.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'public';

/** The public board for machines: the same rows as the CSV, with the total, the readings chosen and when it was reckoned. */
export const GET: RequestHandler = async ({ locals: { app }, url }) => {
  const asked = boardAsked(app, url);
  const page = await boardPage(app.read, asked);
  const { sheet, readings, frozenAt } = page.board;
  return json(
    {
      ...{ realm: app.realm, period: asked.period, basis: 'QĐ 766/QĐ-TTg', readings },
      ...{ reckonedAt: formatInstant(asked.now), frozenAt: frozenAt === null ? null : formatInstant(frozenAt) },
      ...{ score: sheet.score / 100, scored: sheet.scored, class: sheet.class, rows: openRows(page, app.realm) },
    },
    { headers: { 'cache-control': 'no-store' } },
  );
};
