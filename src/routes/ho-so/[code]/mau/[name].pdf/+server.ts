import { owns } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { letterAnswer } from '../../../../letters.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'signed-in';

/** What an owner may print of the own dossier; the control sheet is the office's. */
export const GET: RequestHandler = (event) =>
  letterAnswer(event, event.params.code, event.params.name === 'phieu-kiem-soat' ? '' : event.params.name, owns);
