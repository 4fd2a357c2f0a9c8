import type { Access } from '#identity/index.ts';
import { sendPaper } from '../../../../filing/send.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'citizen';

export const GET: RequestHandler = (event) => sendPaper(event, event.params.code, event.params.paper);
