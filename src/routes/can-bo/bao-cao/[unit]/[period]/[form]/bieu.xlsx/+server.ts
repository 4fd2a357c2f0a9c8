import type { Access } from '#identity/index.ts';
import { anyFormOf } from '../../../../asked.ts';
import { attached, lastOrNow, workbookOf } from '../../../../papers.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['leader', 'unit-head', 'clerk', 'controller', 'supervisor'];

export const GET: RequestHandler = async ({ locals, params }) => {
  const asked = await anyFormOf(locals, params);
  const bytes = await workbookOf(locals.language, asked, await lastOrNow(locals, asked));
  const { form, agency, period } = asked;
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return new Response(new Uint8Array(bytes), {
    headers: attached(type, `bieu-${form}-${agency.code}-${period.name}.xlsx`),
  });
};
