import type { Access } from '#identity/index.ts';
import { sendDraftPage } from '../../../../../../../filing/send.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['receiver'];

export const GET: RequestHandler = (event) =>
  sendDraftPage(event, event.params.draft, event.params.paper, event.params.page);
