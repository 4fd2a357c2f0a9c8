import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { type Keyring, type Signer, SignerProblem } from '#signatures/index.ts';
import { traced } from '#watch/tracer.ts';
import { type Credential, isCredentials, isStatus, PATHS, RSA, SHA256 } from './schema.ts';

export interface RemoteSettings {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** A JSON file that gives the account at the service for a label, where it is another. */
  readonly accounts?: string;
  /** How long its owner may take to confirm on the telephone, and how often is looked. Milliseconds. */
  readonly patience?: number;
  readonly pause?: number;
  readonly timeout?: number;
}

const PATIENCE_MS = 120_000;
const PAUSE_MS = 2_000;
const TIMEOUT_MS = 15_000;
const LARGEST = 1 << 20;

/**
 * Keys at a remote signing service: only the hash goes out. The owner confirms on the telephone; until then the service is asked again.
 * Throws SignerProblem: away (try again), refused, unknown, or silent when the confirmation does not come.
 */
export const remoteKeyring = (settings: RemoteSettings): Keyring => ({
  isDemo: false,
  roots: async () => [],
  async signerFor({ label }): Promise<Signer> {
    const user = await accountOf(settings, label);
    const token = await login(settings, user);
    const credential = await credentialOf(settings, user, token);
    return {
      chain: credential.cert.certificates.map((one) => Buffer.from(one, 'base64')),
      sign: (bytes) => signed(settings, credential.credential_id, token, bytes),
    };
  },
});

async function accountOf({ accounts }: RemoteSettings, label: string): Promise<string> {
  const text = accounts ? await readFile(accounts, 'utf8').catch(() => '{}') : '{}';
  return (JSON.parse(text) as Record<string, string>)[label] ?? label;
}

const client = ({ clientId, clientSecret }: RemoteSettings) => ({ client_id: clientId, client_secret: clientSecret });
const asked = (settings: RemoteSettings, user: string) => ({
  ...client(settings),
  user_id: user,
  profile_id: 'adss:ras:profile:001',
});

async function login(settings: RemoteSettings, user: string): Promise<string> {
  const answer = (await post(settings, PATHS.login, asked(settings, user))) as { access_token?: unknown };
  if (typeof answer?.access_token !== 'string') throw new SignerProblem('signer-refused', 'no session was given');
  return answer.access_token;
}

async function credentialOf(settings: RemoteSettings, user: string, token: string): Promise<Credential> {
  const ask = { ...asked(settings, user), certInfo: true, authInfo: true, certificates: 'chain' };
  const found = await post(settings, PATHS.certificates, ask, token);
  const usable = isCredentials(found)
    ? found.find(({ cert }) => cert.certificates.length > 0 && isGood(cert.status))
    : undefined;
  if (!usable) throw new SignerProblem('signer-unknown', 'no certificate that can be used');
  return usable;
}

const isGood = (status: string) => /^(valid|active|1)$/i.test(status);

async function signed(settings: RemoteSettings, credentialID: string, token: string, bytes: Uint8Array) {
  const hash = createHash('sha256').update(bytes).digest('base64');
  const answer = (await post(
    settings,
    PATHS.sign,
    {
      ...{
        ...client(settings),
        credentialID,
        numSignatures: 1,
        hash: [hash],
        hashAlgo: SHA256,
        signAlgo: RSA,
        async: 1,
      },
      documents: [{ document_id: randomUUID(), document_name: 'Ket qua giai quyet thu tuc hanh chinh' }],
    },
    token,
  )) as { transactionId?: unknown };
  const { transactionId } = answer ?? {};
  if (typeof transactionId !== 'string') throw new SignerProblem('signer-refused', 'no transaction was opened');
  return confirmed(settings, transactionId, token);
}

async function confirmed(settings: RemoteSettings, transactionId: string, token: string): Promise<Uint8Array> {
  const until = performance.now() + (settings.patience ?? PATIENCE_MS);
  while (performance.now() < until) {
    const found = await post(settings, PATHS.status, { ...client(settings), transactionId }, token);
    if (!isStatus(found)) throw new SignerProblem('signer-away', 'an answer of another kind');
    const [signature] = found.signatures ?? [];
    if (found.status === '1' && signature) return Buffer.from(signature, 'base64');
    if (found.status !== '0') throw new SignerProblem('signer-refused', `status ${found.status.slice(0, 10)}`);
    await wait(settings.pause ?? PAUSE_MS);
  }
  throw new SignerProblem('signer-silent', 'nobody confirmed');
}

/** The answer of the service as JSON. What it says when it refuses is not kept: it may repeat what it was sent. */
const post = (settings: RemoteSettings, path: string, body: object, token?: string): Promise<unknown> =>
  traced('client', `remote-signing ${path.split('/').at(-1)}`, async () => {
    const authorization = token ? { authorization: `Bearer ${token}` } : {};
    const response = await fetch(new URL(path, settings.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(settings.timeout ?? TIMEOUT_MS),
    }).catch(() => undefined);
    if (!response || response.status >= 500) throw new SignerProblem('signer-away', 'no answer');
    if (!response.ok) throw new SignerProblem('signer-refused', `status ${response.status}`);
    return readJson(response);
  });

async function readJson(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > LARGEST) break;
      chunks.push(chunk);
    }
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new SignerProblem('signer-away', 'an answer that cannot be read');
  }
}
