import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { traced } from '#watch/tracer.ts';
import { addressesOf, type Guard, targetIn } from './guard.ts';

export interface WebhookMessage {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How a try ended: the receiver answered with a status, or did not. */
export interface WebhookAnswer {
  readonly result: 'answered' | 'timeout' | 'unreachable' | 'target-refused';
  readonly status: number | null;
}

export type SendWebhook = (message: WebhookMessage) => Promise<WebhookAnswer>;

const TIMEOUT_MS = 15_000;

/**
 * Posts a message, to the very address that was looked at: a name that means another address a moment later changes nothing.
 * No redirect is followed and no answer read beyond its status. Never throws what a receiver did.
 */
export const webhookSender =
  (guard: Guard, timeoutMs = TIMEOUT_MS): SendWebhook =>
  (message) =>
    traced('client', 'webhook post', async (span) => {
      const answer = await send(guard, message, timeoutMs);
      span.set('motcua.outcome', answer.result);
      if (answer.status !== null) span.set('http.response.status_code', answer.status);
      return answer;
    });

async function send(guard: Guard, message: WebhookMessage, timeoutMs: number): Promise<WebhookAnswer> {
  const url = targetIn(message.url);
  if (!url) return { result: 'target-refused', status: null };
  const addresses = await addressesOf(guard, url).catch(() => undefined);
  if (!addresses) return { result: 'unreachable', status: null };
  const [first] = addresses;
  return first ? post(url, message, first, timeoutMs) : { result: 'target-refused', status: null };
}

type Found = { address: string; family: number };

function post(url: URL, { headers, body }: WebhookMessage, found: Found, timeoutMs: number): Promise<WebhookAnswer> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((done) => {
    const request = send(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      agent: false,
      lookup: (_host, options, answer) => {
        if (options.all) answer(null, [found]);
        else answer(null, found.address, found.family);
      },
    });
    const late = setTimeout(() => {
      done({ result: 'timeout', status: null });
      request.destroy();
    }, timeoutMs);
    request.on('response', (response) => {
      clearTimeout(late);
      done({ result: 'answered', status: response.statusCode ?? null });
      response.destroy();
    });
    request.on('error', () => {
      clearTimeout(late);
      done({ result: 'unreachable', status: null });
    });
    request.end(body);
  });
}
