import type { Access } from '#identity/index.ts';
import { sendDraftPaper } from '../../../../../filing/send.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'signed-in';

export const GET: RequestHandler = (event) => sendDraftPaper(event, event.params.id, event.params.paper);
