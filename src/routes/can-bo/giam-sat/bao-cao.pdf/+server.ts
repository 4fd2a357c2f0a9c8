import type { Access } from '#identity/index.ts';
import { render } from '#letter/index.ts';
import { oversightPaper, PRINTED_CODES } from '#scorecard/index.ts';
import { attached } from '../../bao-cao/papers.ts';
import { paperAsked } from '../paper.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['supervisor'];

/** In Vietnamese, as offices' papers are. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { paper, name } = await paperAsked(locals, url, 'vi', PRINTED_CODES);
  const pdf = await render('oversight-report', oversightPaper(paper), { asOf: paper.at });
  return new Response(new Uint8Array(pdf), { headers: attached('application/pdf', `${name}.pdf`) });
};
