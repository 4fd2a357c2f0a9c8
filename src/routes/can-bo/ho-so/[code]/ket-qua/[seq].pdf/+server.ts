import { worksOn } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { resultOf } from '../../../../../letters.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['receiver', 'handler', 'unit-head', 'leader', 'clerk'];

export const GET: RequestHandler = (event) => resultOf(event, event.params.code, event.params.seq, worksOn);
