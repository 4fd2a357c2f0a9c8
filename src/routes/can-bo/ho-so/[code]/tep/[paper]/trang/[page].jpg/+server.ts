import { worksOn } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { sendPage } from '../../../../../../../filing/send.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['receiver', 'handler', 'unit-head', 'leader', 'clerk'];

export const GET: RequestHandler = (event) =>
  sendPage(event, event.params.code, event.params.paper, event.params.page, worksOn);
