import { worksOn } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { sendCopy } from '../../../../../../filing/send.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['receiver', 'handler', 'unit-head', 'leader', 'clerk'];

export const GET: RequestHandler = (event) => sendCopy(event, event.params.code, event.params.paper, worksOn);
