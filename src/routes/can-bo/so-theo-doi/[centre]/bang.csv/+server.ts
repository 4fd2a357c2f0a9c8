import { error } from '@sveltejs/kit';
import { BYTE_ORDER_MARK, csvLine, mayReadRegister, type RegisterRow, viewRegister } from '#desk/index.ts';
import type { Access } from '#identity/index.ts';
import { languages } from '#words/index.ts';
import { askedOf, spanOf } from '../../asked.ts';
import { COLUMNS, cellsOf } from '../cells.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['receiver', 'unit-head', 'leader'];

const PAGE = 500;

/** The register of these days, read and sent page by page: a year of a large centre never lies in memory whole. */
export const GET: RequestHandler = async ({ locals: { app, viewer, language }, params: { centre }, url }) => {
  if (!mayReadRegister(viewer, centre)) error(404);
  const asked = askedOf(url, app.clock.now());
  const words = languages[language].register;
  let after: { at: RegisterRow['receivedAt']; code: string } | undefined;
  let number = 0;
  const body = new ReadableStream<string>({
    start: (out) => out.enqueue(BYTE_ORDER_MARK + csvLine(COLUMNS.map((key) => words.column[key]))),
    async pull(out) {
      const question = { centre, ...spanOf(asked), after, limit: PAGE };
      const rows = (await viewRegister(app.read, app.realm, viewer, question)) ?? [];
      for (const row of rows) {
        number += 1;
        out.enqueue(csvLine(cellsOf(language, row, number)));
      }
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return out.close();
      after = { at: last.receivedAt, code: last.code };
    },
  });
  const name = `so-theo-doi-${centre}-${asked.from}-${asked.to}.csv`;
  return new Response(body.pipeThrough(new TextEncoderStream()), {
    headers: {
      ...{ 'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-store' },
      'content-disposition': `attachment; filename="${name}"`,
    },
  });
};
