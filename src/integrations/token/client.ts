import { spawn } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { type Keyring, type Signer, SignerProblem } from '#signatures/index.ts';

export interface TokenSettings {
  /** The library of the token's maker: `/usr/lib/softhsm/libsofthsm2.so`. */
  readonly module: string;
  readonly pin: string;
  /** OpenSC's tool. */
  readonly tool?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const TIMEOUT_MS = 20_000;
const LARGEST = 1 << 20;
/** What PKCS #1 v1.5 puts before a SHA-256 (RFC 8017, 9.2). */
const SHA256_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/**
 * Keys in a token (PKCS#11: an HSM, a smart card, SoftHSM), found by label: the person's or the agency's. OpenSC's `pkcs11-tool` speaks
 * to the maker's library in a process of its own, so that a library that crashes or hangs takes nothing with it. The PIN goes by
 * the environment, which others on the machine cannot read.
 */
export const tokenKeyring = (settings: TokenSettings): Keyring => ({
  isDemo: false,
  roots: async () => [],
  async signerFor({ label }): Promise<Signer> {
    const certificate = await ask(settings, ['--read-object', '--type', 'cert', '--label', label]);
    const kind = kindOf(certificate);
    const id = await idOf(settings, label);
    const how =
      kind === 'rsa' ? ['--mechanism', 'RSA-PKCS'] : ['--mechanism', 'ECDSA', '--signature-format', 'openssl'];
    return {
      chain: [certificate],
      // Not every token hashes, so the hash is made here.
      sign: (bytes) =>
        ask(
          settings,
          ['--login', '--pin', 'env:MOTCUA_TOKEN_PIN', '--sign', '--id', id, ...how],
          Buffer.concat([kind === 'rsa' ? SHA256_INFO : Buffer.alloc(0), createHash('sha256').update(bytes).digest()]),
        ),
    };
  },
});

/** `pkcs11-tool` finds a key to sign with by its id only, and takes the first there is when it is told a label. */
async function idOf(settings: TokenSettings, label: string): Promise<string> {
  const said = (await ask(settings, ['--list-objects', '--type', 'cert'])).toString('utf8');
  const found = said.split(/^Certificate Object/m).find((one) => /^\s*label:\s*(.*?)\s*$/m.exec(one)?.[1] === label);
  const id = /^\s*ID:\s*([0-9a-f]+)\s*$/m.exec(found ?? '')?.[1];
  if (!id) throw new SignerProblem('signer-unknown', 'the token has no certificate of that label');
  return id;
}

function kindOf(certificate: Uint8Array): 'rsa' | 'ec' {
  try {
    const kind = new X509Certificate(certificate).publicKey.asymmetricKeyType;
    if (kind === 'rsa' || kind === 'ec') return kind;
  } catch {
    // not a certificate
  }
  throw new SignerProblem('signer-unknown', 'the token has no certificate of that label');
}

function ask({ module, pin, tool, env }: TokenSettings, args: string[], input?: Uint8Array): Promise<Buffer> {
  return new Promise((done, fail) => {
    const child = spawn(tool ?? 'pkcs11-tool', ['--module', module, ...args], {
      env: { PATH: process.env['PATH'] ?? '', ...env, MOTCUA_TOKEN_PIN: pin },
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: TIMEOUT_MS,
      killSignal: 'SIGKILL',
    });
    const chunks: Buffer[] = [];
    let said = '';
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= LARGEST) chunks.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2_000);
    });
    child.once('error', () => fail(new SignerProblem('signer-away', 'pkcs11-tool cannot be started')));
    child.once('close', (code) => (code === 0 ? done(Buffer.concat(chunks)) : fail(problemOf(said))));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** What the tool says, as who can mend it: a wrong PIN or no such key is not mended by trying again; that could lock the token. */
function problemOf(said: string): SignerProblem {
  if (/CKR_PIN|PIN_INCORRECT|PIN_LOCKED/.test(said)) return new SignerProblem('signer-refused', 'the PIN was refused');
  if (/not found|object_not_found|No private key|Private key not found/i.test(said))
    return new SignerProblem('signer-unknown', 'the token has no key of that label');
  return new SignerProblem('signer-away', 'the token did not answer');
}
