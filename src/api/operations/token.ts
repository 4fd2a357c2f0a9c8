import type { IncomingMessage, ServerResponse } from 'node:http';
import { giveClientToken } from '#identity/index.ts';
import { ok, type Refused } from '#kernel/outcome.ts';
import { refusalSentence } from '#words/index.ts';
import { sendJson } from '../answer.ts';
import { readText } from '../body.ts';
import { type Call, route } from '../route.ts';
import { object, oneOf, text } from '../schema.ts';
import { Token } from '../shapes/catalogue.ts';

const FORM = 'application/x-www-form-urlencoded';

/** By HTTP Basic, or in the form (RFC 6749, 2.3.1): each half of Basic is written as in a form. */
function credentials(req: IncomingMessage, form: URLSearchParams): { id: string; secret: string } {
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(req.headers.authorization ?? '')?.[1];
  if (!basic) return { id: form.get('client_id') ?? '', secret: form.get('client_secret') ?? '' };
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':', 2).map(unescaped);
  return { id, secret };
}

const unescaped = (text: string): string => new URLSearchParams(`x=${text}`).get('x') ?? '';

const STORED = { 'cache-control': 'no-store', pragma: 'no-cache' };

/** Errors of this address are those of OAuth (RFC 6749, 5.2), which is what its clients read. */
function refuse({ res, language }: Call, status: number, error: string, why: Refused | string): void {
  const error_description = typeof why === 'string' ? why : refusalSentence(language, why);
  const challenge: Record<string, string> = status === 401 ? { 'www-authenticate': 'Basic realm="motcua"' } : {};
  sendJson(res, status, { error, error_description }, { ...STORED, ...challenge });
}

async function give(call: Call): Promise<void> {
  const { app, req, res } = call;
  const sent = await readText(req, FORM);
  if (!sent.ok) return refuse(call, 400, 'invalid_request', sent);
  const form = new URLSearchParams(sent.value);
  if (form.get('grant_type') !== 'client_credentials')
    return refuse(call, 400, 'unsupported_grant_type', 'grant_type=client_credentials');
  const given = await giveClientToken(app, { ...credentials(req, form), scope: form.get('scope') ?? '' });
  if (!given.ok)
    return given.code === 'client-wrong'
      ? refuse(call, 401, 'invalid_client', given)
      : refuse(call, 400, 'invalid_scope', given);
  const { token, scopes, seconds } = given.value;
  done(res, { access_token: token, token_type: 'Bearer' as const, expires_in: seconds, scope: scopes.join(' ') });
}

const done = (res: ServerResponse, body: typeof Token.of): void => sendJson(res, 200, body, STORED);

export const giveToken = route(
  {
    ...{ id: 'giveToken', method: 'POST', path: '/token', tag: 'Clients', scope: 'public' },
    summary: 'An access token for the credentials of a client (RFC 6749, 4.4)',
    raw: { media: ['application/json'], by: 'operation' },
    form: object(
      { grant_type: oneOf(['client_credentials']) },
      { scope: text({ description: "All of the client's if not said." }), client_id: text(), client_secret: text() },
    ),
  },
  {
    answer: Token,
    handle: async (call) => {
      await give(call as unknown as Call);
      return ok({ body: { access_token: '', token_type: 'Bearer', expires_in: 0, scope: '' } });
    },
  },
);
