import { owns } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { resultOf } from '../../../../letters.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'signed-in';

export const GET: RequestHandler = (event) => resultOf(event, event.params.code, event.params.seq, owns);
