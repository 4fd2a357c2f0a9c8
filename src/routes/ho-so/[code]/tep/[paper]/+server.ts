import { owns } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { sendPaper } from '../../../../filing/send.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'signed-in';

export const GET: RequestHandler = (event) => sendPaper(event, event.params.code, event.params.paper, owns);
