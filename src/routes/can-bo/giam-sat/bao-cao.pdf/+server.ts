import type { Access } from '#identity/index.ts';
import { PRINTED_CODES } from '#scorecard/index.ts';
import { pdfOf } from '../../figures-files.ts';
import { paperAsked } from '../paper.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['supervisor'];

/** In Vietnamese, as offices' papers are. */
export const GET: RequestHandler = async ({ locals, url }) => pdfOf(await paperAsked(locals, url, 'vi', PRINTED_CODES));
