import { error } from '@sveltejs/kit';
import { agencyPath } from '#agency/index.ts';
import { type RegisterRow, viewRegister } from '#desk/index.ts';
import type { Access } from '#identity/index.ts';
import { dateAt, type Instant } from '#kernel/time.ts';
import { type RegisterEntry, render } from '#letter/index.ts';
import { languages } from '#words/index.ts';
import { provinceOf } from '../../../../place.ts';
import { askedOf, spanOf } from '../../asked.ts';
import { noteOf } from '../cells.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['receiver', 'unit-head', 'leader'];

/** As many rows as the page shows that leads here. */
const PAGE = 50;
const day = (at: Instant | null, key: 'due' | 'sent' | 'resultReceived' | 'returned') =>
  at === null ? {} : { [key]: dateAt(at) };

const entryOf = (row: RegisterRow, number: number): RegisterEntry => ({
  ...{ number, code: row.code, procedure: row.procedureName, sets: row.sets, handler: row.competentName.vi },
  applicant: { name: row.ownerName, address: row.address, ...(row.ownerPhone ? { phone: row.ownerPhone } : {}) },
  received: dateAt(row.receivedAt),
  ...{ ...day(row.due, 'due'), ...day(row.sentAt, 'sent'), ...day(row.resultAt, 'resultReceived') },
  ...day(row.returnedAt, 'returned'),
  ...{ resultBy: languages.vi.register.resultBy[row.delivery.how], note: noteOf('vi', row) },
});

/** Mẫu 07 as PDF: the rows the page shows. */
export const GET: RequestHandler = async ({ locals: { app, viewer }, params: { centre }, url }) => {
  const now = app.clock.now();
  const asked = askedOf(url, now);
  const question = { centre, ...spanOf(asked), after: asked.after, limit: PAGE };
  const rows = await viewRegister(app.read, app.realm, viewer, question);
  const [agency, parent] = await agencyPath(app.read, app.realm, centre);
  if (!rows || rows.length === 0 || !agency) error(404);
  const head = { agency: agency.nameVi, place: (await provinceOf(app)) ?? '', date: dateAt(now) };
  const entries = rows.map((row, at) => entryOf(row, asked.before + at + 1));
  const register = { book: asked.from.slice(0, 4), from: asked.from, to: asked.to, entries };
  const facts = { ...register, head: parent ? { ...head, parent: parent.nameVi } : head };
  const bytes = await render('register', facts, { asOf: now });
  const name = `so-theo-doi-${centre}-${asked.from}.pdf`;
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...{ 'content-type': 'application/pdf', 'cache-control': 'no-store' },
      'content-disposition': `inline; filename="${name}"`,
    },
  });
};
