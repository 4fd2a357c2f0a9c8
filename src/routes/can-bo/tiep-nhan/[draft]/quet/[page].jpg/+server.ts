import type { Access } from '#identity/index.ts';
import { sendScanPage } from '../../../../../filing/send.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['receiver'];

export const GET: RequestHandler = (event) => sendScanPage(event, event.params.draft, event.params.page);
