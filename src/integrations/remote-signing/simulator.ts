import { type KeyObject, privateEncrypt, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type LoginAsk, PATHS, type SignAsk } from './schema.ts';

/** What can be made to go wrong, switched while it runs. */
export interface RemoteFaults {
  /** The owner says no on the telephone. */
  refuse: boolean;
  /** The owner never looks at the telephone. */
  silent: boolean;
  /** How often is asked before the owner has confirmed. */
  asks: number;
  /** Milliseconds before each answer. */
  slow: number;
  /** The service is out of order (500). */
  broken: boolean;
  /** The signature is of another hash. */
  wrongHash: boolean;
}

export interface Enrolled {
  readonly key: KeyObject;
  /** DER, own first. */
  readonly chain: readonly Uint8Array[];
}

export interface RemoteSimulator {
  readonly url: string;
  readonly faults: RemoteFaults;
  close(): Promise<void>;
}

interface Parts {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly users: Readonly<Record<string, Enrolled>>;
  readonly port?: number;
}

interface State extends Parts {
  readonly faults: RemoteFaults;
  readonly sessions: Map<string, string>;
  readonly transactions: Map<string, { user: string; hash: Buffer; asks: number }>;
}

type Answer = { readonly status: number; readonly body: unknown };
const INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/** A remote signing service with the paths and messages of Viettel MySign, as a real server. It signs hashes with RSA. */
export async function startRemoteSigning(parts: Parts): Promise<RemoteSimulator> {
  const faults: RemoteFaults = { refuse: false, silent: false, asks: 1, slow: 0, broken: false, wrongHash: false };
  const state: State = { ...parts, faults, sessions: new Map(), transactions: new Map() };
  const server = createServer(async (req, res) => {
    const body = await bodyOf(req);
    if (faults.slow > 0) await wait(faults.slow, undefined, { ref: false });
    const { status, body: said } = faults.broken ? { status: 500, body: {} } : answer(state, req, body);
    res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said));
  });
  await new Promise<void>((done) => server.listen(parts.port ?? 0, 'localhost', done));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    faults,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(req: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return {};
  }
}

const refusal = (status: number, message: string): Answer => ({ status, body: { message } });

function answer(state: State, req: IncomingMessage, body: Record<string, unknown>): Answer {
  const isKnown = body['client_id'] === state.clientId && body['client_secret'] === state.clientSecret;
  if (!isKnown) return refusal(401, 'invalid_client');
  if (req.url === PATHS.login) return login(state, body as unknown as LoginAsk);
  const user = state.sessions.get((req.headers.authorization ?? '').replace('Bearer ', ''));
  if (!user) return refusal(401, 'invalid_token');
  if (req.url === PATHS.certificates) return certificates(state, user);
  if (req.url === PATHS.sign) return open(state, user, body as unknown as SignAsk);
  return req.url === PATHS.status ? status(state, String(body['transactionId'])) : refusal(404, 'not_found');
}

function login(state: State, { user_id: user }: LoginAsk): Answer {
  if (!state.users[user]) return refusal(400, 'user_not_found');
  const token = randomUUID();
  state.sessions.set(token, user);
  return { status: 200, body: { access_token: token, token_type: 'bearer', expires_in: 3600 } };
}

function certificates(state: State, user: string): Answer {
  const chain = (state.users[user] as Enrolled).chain.map((one) => Buffer.from(one).toString('base64'));
  const cert = { status: 'VALID', certificates: chain, serialNumber: '01', issuerDN: '', subjectDN: '' };
  return {
    status: 200,
    body: [{ credential_id: `cred-${user}`, key: { status: 'enabled' }, cert, authMode: 'explicit' }],
  };
}

function open(state: State, user: string, { credentialID, hash, async }: SignAsk): Answer {
  const bytes = Buffer.from(hash?.[0] ?? '', 'base64');
  if (credentialID !== `cred-${user}` || bytes.length !== 32 || async !== 1) return refusal(400, 'invalid_request');
  const transactionId = randomUUID();
  state.transactions.set(transactionId, { user, hash: bytes, asks: 0 });
  return { status: 200, body: { transactionId } };
}

function status(state: State, transactionId: string): Answer {
  const { faults, users } = state;
  const found = state.transactions.get(transactionId);
  if (!found) return refusal(400, 'invalid_transaction');
  found.asks += 1;
  if (faults.silent || found.asks <= faults.asks) return { status: 200, body: { status: '0' } };
  if (faults.refuse) return { status: 200, body: { status: '4', message: 'Người dùng từ chối' } };
  const hash = faults.wrongHash ? Buffer.alloc(32, 9) : found.hash;
  const signature = privateEncrypt((users[found.user] as Enrolled).key, Buffer.concat([INFO, hash]));
  return { status: 200, body: { status: '1', signatures: [signature.toString('base64')] } };
}
