import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import Provider, { type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { EIdSettings } from './client.ts';
import { type Faults, noFaults } from './faults.ts';
import { faultsPage, loginPage, logoutPage, sentencePage } from './pages.ts';
import { CLAIMS, claimsOf, type SimulatedPeople } from './people.ts';
import { memoryStore } from './store.ts';

export interface EIdSimulator {
  readonly issuer: string;
  /** Switched while it runs. */
  readonly faults: Faults;
  close(): Promise<void>;
}

export interface SimulatorParts extends EIdSettings {
  readonly port: number;
  readonly people: SimulatedPeople;
  /** The address of the program that sends people here. */
  readonly origin: string;
}

/** A real OpenID Connect provider that vouches for invented people, with the claims and quirks of VNConnect. */
export async function startSimulator(parts: SimulatorParts): Promise<EIdSimulator> {
  const faults = noFaults();
  const provider = new Provider(parts.issuer, configuration(parts, faults));
  provider.use(misbehave(faults));
  const answer = provider.callback();
  const server = createServer((req, res) => {
    const path = new URL(req.url ?? '/', parts.issuer).pathname;
    const own = path.startsWith('/dang-nhap/') ? interact : path === '/loi' ? setFaults : undefined;
    if (!own) return void answer(req, res);
    own({ req, res, provider, faults, ...parts }).catch(() => say(res, 400, sentencePage('Yêu cầu đã hết hạn', STALE)));
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(parts.port, 'localhost', done);
  });
  return {
    issuer: parts.issuer,
    faults,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

const STALE = 'Hãy quay lại trang Một Cửa và đăng nhập lại từ đầu.';
const HOUR_S = 3600;

/** An account that was registered anew: its key tells whose it was. */
const RENEWED = '~2';

function configuration({ people, origin, issuer, ...client }: SimulatorParts, faults: Faults): Configuration {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'mo-phong' };
  const find = (sub: string) => people.people.find(({ techId }) => techId === sub.replace(RENEWED, ''));
  return {
    jwks: { keys: [key as { kty: string }] },
    adapter: memoryStore(faults),
    cookies: { keys: [randomBytes(24).toString('hex')] },
    clients: [
      {
        ...{
          client_id: client.clientId,
          client_secret: client.clientSecret,
          token_endpoint_auth_method: 'client_secret_post',
        },
        redirect_uris: [`${origin}/dang-nhap/e-id`],
        post_logout_redirect_uris: [`${origin}/dang-nhap?da-ra=1`],
      },
    ],
    claims: { openid: CLAIMS },
    acrValues: ['LoA1', 'LoA2'],
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => show(ctx, logoutPage(form)),
        postLogoutSuccessSource: (ctx) => show(ctx, sentencePage('Đã đăng xuất', 'Bạn có thể đóng trang này.')),
      },
    },
    ttl: {
      AccessToken: HOUR_S / 2,
      AuthorizationCode: 60,
      IdToken: HOUR_S,
      Grant: HOUR_S,
      Interaction: HOUR_S,
      Session: HOUR_S,
    },
    interactions: { url: (_ctx, { uid }) => `/dang-nhap/${uid}` },
    // There is nothing to ask: one program, one scope; agreeing is what signing in means here.
    loadExistingGrant: async (ctx) => {
      const { oidc } = ctx;
      const grant = new oidc.provider.Grant({ accountId: oidc.account?.accountId, clientId: oidc.client?.clientId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    findAccount: (_ctx, sub) => {
      const one = find(sub);
      return one && { accountId: sub, claims: () => claimsOf(one, sub, issuer) };
    },
    renderError: (ctx) => show(ctx, sentencePage('Chưa đăng nhập được', STALE)),
  };
}

function show(ctx: { body: unknown }, html: string): void {
  ctx.body = html;
}

/** Faults that lie between the provider and whoever asks it. */
const misbehave = (faults: Faults) => async (ctx: KoaContextWithOIDC, next: () => Promise<void>) => {
  if (faults.wrongNonce && ctx.path === '/auth' && ctx.query['nonce']) ctx.query = { ...ctx.query, nonce: 'khac' };
  if (faults.slow > 0 && ctx.path === '/token') await wait(faults.slow, undefined, { ref: false });
  await next();
};

interface Own extends SimulatorParts {
  req: IncomingMessage;
  res: ServerResponse;
  provider: Provider;
  faults: Faults;
}

function say(res: ServerResponse, status: number, html: string): void {
  res.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(html);
}

async function sent(req: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const part of req) {
    body += part;
    if (body.length > 10_000) throw new Error('too much');
  }
  return new URLSearchParams(body);
}

async function interact({ req, res, provider, people, faults }: Own): Promise<void> {
  await provider.interactionDetails(req, res);
  if (req.method !== 'POST') return say(res, 200, loginPage(people.people, people.password, false));
  const form = await sent(req);
  const back = (result: Parameters<typeof provider.interactionFinished>[2]) =>
    provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
  if (form.has('tu-choi') || faults.refuse)
    return back({ error: 'access_denied', error_description: 'the user did not agree' });
  const typed = (form.get('ten') ?? '').trim().toLowerCase();
  const known = form.get('mat-khau') === people.password ? typed : '';
  const one = people.people.find(({ userName }) => userName === (form.get('nguoi') ?? known));
  if (!one) return say(res, 422, loginPage(people.people, people.password, true));
  return back({ login: { accountId: one.techId + (faults.newAccount ? RENEWED : ''), acr: 'LoA2' } });
}

async function setFaults({ req, res, faults }: Own): Promise<void> {
  if (req.method === 'POST') {
    const form = await sent(req);
    for (const name of ['expiredCode', 'refuse', 'wrongNonce', 'newAccount'] as const) faults[name] = form.has(name);
    faults.slow = Number(form.get('slow')) || 0;
  }
  say(res, 200, faultsPage(faults));
}
