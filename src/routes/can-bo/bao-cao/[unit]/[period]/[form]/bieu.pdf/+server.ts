import { unitOfRealm } from '#agency/index.ts';
import type { Access } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { render } from '#letter/index.ts';
import { reportFacts } from '#scorecard/index.ts';
import { anyFormOf } from '../../../../asked.ts';
import { attached, lastOrNow } from '../../../../papers.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['leader', 'unit-head', 'clerk', 'controller', 'supervisor'];

/** Unsigned, for looking at: what was signed is a file of its own. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { app } = locals;
  const asked = await anyFormOf(locals, params);
  const { agency, period, form } = asked;
  const { rows, last, sources } = await lastOrNow(locals, asked);
  const at = last?.at ?? app.clock.now();
  const place = (await unitOfRealm(app.read, app.realm, dateAt(at)))?.name ?? '';
  const again = last && last.version > 1 ? { again: { version: last.version, reason: last.reason } } : {};
  const version = { form, rows, period, unit: agency.nameVi, place, at, signerName: last?.byName ?? '', ...again };
  const pdf = await render('statutory-report', reportFacts({ ...version, sources, toSign: false }), { asOf: at });
  const name = `bieu-${form}-${agency.code}-${period.name}.pdf`;
  return new Response(new Uint8Array(pdf), { headers: attached('application/pdf', name) });
};
