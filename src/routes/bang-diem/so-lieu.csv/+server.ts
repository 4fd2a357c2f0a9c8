import { BYTE_ORDER_MARK, csvLine } from '#desk/index.ts';
import type { Access } from '#identity/index.ts';
import { boardPage } from '#scorecard/index.ts';
import { boardAsked } from '../asked.ts';
import { OPEN_COLUMNS, openRows } from '../open-data.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'public';

/** The public board as a table; an empty cell is a figure without a source. */
export const GET: RequestHandler = async ({ locals: { app }, url }) => {
  const asked = boardAsked(app, url);
  const rows = openRows(await boardPage(app.read, asked), app.realm);
  const lines = rows.map((row) => csvLine(OPEN_COLUMNS.map((key) => String(row[key] ?? ''))));
  return new Response(BYTE_ORDER_MARK + csvLine(OPEN_COLUMNS) + lines.join(''), {
    headers: {
      ...{ 'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-store' },
      'content-disposition': `attachment; filename="bang-diem-${app.realm}-${asked.period.key}.csv"`,
    },
  });
};
