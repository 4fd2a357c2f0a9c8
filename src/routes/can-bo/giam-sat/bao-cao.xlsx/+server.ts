import type { Access } from '#identity/index.ts';
import { oversightWorkbook } from '#scorecard/index.ts';
import { attached } from '../../bao-cao/papers.ts';
import { paperAsked } from '../paper.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['supervisor'];

/** Codes in one sheet: more are no list that anybody reads. */
const MOST = 20_000;
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const GET: RequestHandler = async ({ locals, url }) => {
  const { paper, name } = await paperAsked(locals, url, locals.language, MOST);
  const bytes = await oversightWorkbook(locals.language, paper);
  return new Response(new Uint8Array(bytes), { headers: attached(TYPE, `${name}.xlsx`) });
};
