import type { Access } from '#identity/index.ts';
import { SHEET_CODES } from '#scorecard/index.ts';
import { xlsxOf } from '../../figures-files.ts';
import { paperAsked } from '../paper.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['supervisor'];

export const GET: RequestHandler = async ({ locals, url }) =>
  xlsxOf(locals.language, await paperAsked(locals, url, locals.language, SHEET_CODES));
