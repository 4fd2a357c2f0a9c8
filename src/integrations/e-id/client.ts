import * as oidc from 'openid-client';
import { openGate } from '#kernel/gate.ts';
import { traced } from '#watch/tracer.ts';
import { type EIdClaims, readClaims } from './schema.ts';

/** How the province is known to the issuer of electronic identities. */
export interface EIdSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** How long its answer to whoever came back is waited for, in seconds (30). */
  readonly timeout?: number;
}

/** Why a sign-in came to nothing: theirs, or the person's own choice. */
export type EIdProblem = 'refused' | 'stale' | 'silent' | 'wrong';

export class EIdFailed extends Error {
  readonly problem: EIdProblem;
  constructor(problem: EIdProblem, cause: unknown) {
    super(`e-id: ${problem}`, { cause });
    this.problem = problem;
  }
}

/** Whoever only begins to sign in can as well begin later. */
const DESCRIBES_S = 10;
/** Whoever came back has proved who it is with a code that is good once: at a crowded issuer waiting loses less than beginning anew. */
const ANSWERS_S = 30;
const REFRESH_MS = 3_600_000;

const known = new Map<string, { at: number; config: Promise<oidc.Configuration> }>();

const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/;

/** The issuer as it describes itself, asked once an hour. What failed is not kept. */
function discovered(settings: EIdSettings): Promise<oidc.Configuration> {
  const key = `${settings.issuer} ${settings.clientId}`;
  const found = known.get(key);
  if (found && Date.now() - found.at < REFRESH_MS) return found.config;
  const config = traced('client', 'e-id discovery', async () => {
    const described = await oidc.discovery(
      new URL(settings.issuer),
      settings.clientId,
      undefined,
      oidc.ClientSecretPost(settings.clientSecret),
      {
        timeout: DESCRIBES_S,
        // Plain http only to this machine: the simulator.
        execute: LOOPBACK.test(settings.issuer) ? [oidc.allowInsecureRequests] : [],
      },
    );
    described.timeout = settings.timeout ?? ANSWERS_S;
    return described;
  });
  known.set(key, { at: Date.now(), config });
  config.catch(() => known.delete(key));
  return config;
}

export interface Begun {
  /** Where the browser goes. */
  readonly url: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** The context of a sign-in as VNConnect wants it: base64 of something that comes back as it went. */
const stateOf = (returnTo: string): string =>
  Buffer.from(JSON.stringify({ tiep: returnTo, n: oidc.randomState() })).toString('base64url');

/** The path to return to that stands in a state which was proved to be ours. */
export function returnPathIn(state: string): string | undefined {
  try {
    const { tiep } = JSON.parse(Buffer.from(state, 'base64url').toString());
    return typeof tiep === 'string' ? tiep : undefined;
  } catch {
    return undefined;
  }
}

/** A sign-in to begin. Throws EIdFailed. */
export async function begin(settings: EIdSettings, redirectUri: string, returnTo: string): Promise<Begun> {
  const config = await discovered(settings).catch((error) => {
    throw failure(error);
  });
  const [state, nonce, verifier] = [stateOf(returnTo), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
  const url = oidc.buildAuthorizationUrl(config, {
    ...{ redirect_uri: redirectUri, scope: 'openid', acr_values: 'LoA1', state, nonce },
    ...{ code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
  });
  return { url: url.href, state, nonce, verifier };
}

export interface Ended {
  readonly claims: EIdClaims;
  readonly issuerToken: string | undefined;
}

/** The issuer's answer is waited for so long: of thousands asked for at once the last would come too late, so they wait here. */
const AT_ONCE = 32;
const gate = openGate(AT_ONCE);

/**
 * Trades what came back for whom the issuer vouches for: state, nonce, signature, audience and time are checked. Throws EIdFailed, also
 * for a browser that hung up before its turn: nobody is asked for it.
 */
export const end = (settings: EIdSettings, came: URL, expected: Expected, signal?: AbortSignal): Promise<Ended> => {
  const leave = (): never => {
    throw new EIdFailed('stale', signal?.reason);
  };
  const trade = () => traced('client', 'e-id grant', () => grant(settings, came, expected));
  return gate.through(settings.issuer, trade, signal && { signal, answer: leave });
};

type Expected = Pick<Begun, 'state' | 'nonce' | 'verifier'>;

async function grant(settings: EIdSettings, came: URL, expected: Expected): Promise<Ended> {
  try {
    const config = await discovered(settings);
    const tokens = await oidc.authorizationCodeGrant(config, came, {
      ...{ expectedState: expected.state, expectedNonce: expected.nonce, pkceCodeVerifier: expected.verifier },
      idTokenExpected: true,
    });
    const subject = tokens.claims()?.sub as string;
    const claims = readClaims(await oidc.fetchUserInfo(config, tokens.access_token, subject));
    if (!claims) throw new EIdFailed('wrong', 'claims');
    return { claims, issuerToken: tokens.id_token };
  } catch (error) {
    throw error instanceof EIdFailed ? error : failure(error);
  }
}

/** Where a browser goes to end the issuer's own session, or undefined where there is no such place. */
export async function signOutUrl(
  settings: EIdSettings,
  issuerToken: string,
  returnTo: string,
): Promise<string | undefined> {
  const config = await discovered(settings).catch(() => undefined);
  if (!config?.serverMetadata().end_session_endpoint) return undefined;
  return oidc.buildEndSessionUrl(config, { id_token_hint: issuerToken, post_logout_redirect_uri: returnTo }).href;
}

/** Errors of the issuer (RFC 6749, 4.1.2.1 and 5.2), of the network, and of what failed a check. */
function failure(error: unknown): EIdFailed {
  if (error instanceof oidc.AuthorizationResponseError)
    return new EIdFailed(error.error === 'access_denied' ? 'refused' : 'wrong', error);
  if (error instanceof oidc.ResponseBodyError)
    return new EIdFailed(error.error === 'invalid_grant' ? 'stale' : 'wrong', error);
  const { name, code } = error as { name?: string; code?: string };
  const silent =
    name === 'TimeoutError' || name === 'AbortError' || error instanceof TypeError || code === 'OAUTH_TIMEOUT';
  return new EIdFailed(silent ? 'silent' : 'wrong', error);
}
