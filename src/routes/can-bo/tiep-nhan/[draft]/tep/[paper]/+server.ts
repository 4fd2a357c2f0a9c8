import type { Access } from '#identity/index.ts';
import { sendDraftPaper } from '../../../../../filing/send.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['receiver'];

export const GET: RequestHandler = (event) => sendDraftPaper(event, event.params.draft, event.params.paper);
