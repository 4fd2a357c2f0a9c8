import { worksOn } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { letterAnswer } from '../../../../../letters.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['receiver', 'handler', 'unit-head', 'leader', 'clerk'];

export const GET: RequestHandler = ({ locals, params }) => letterAnswer(locals, params.code, params.name, worksOn);
