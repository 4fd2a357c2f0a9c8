import { join } from 'node:path';
import { remoteKeyring } from '#integrations/remote-signing/client.ts';
import { timestamper } from '#integrations/time-stamp/client.ts';
import { tokenKeyring } from '#integrations/token/client.ts';
import type { Instant } from '#kernel/time.ts';
import {
  demoKeyring,
  type Keyring,
  type Owner,
  type Signer,
  SignerProblem,
  type Timestamper,
  type Trust,
  trustIn,
} from '#signatures/index.ts';
import type { Settings } from '../env.server.ts';

/** How this program signs and whom it believes. */
export interface Signing {
  /** True where keys prove nothing: the stamp says so. */
  readonly isDemo: boolean;
  /** Throws SignerProblem. */
  signerFor(owner: Owner, at: Instant): Promise<Signer>;
  readonly timestamp: Timestamper | undefined;
  trust(now: Instant): Promise<Trust>;
}

const nobody: Keyring = {
  isDemo: false,
  signerFor: async () => {
    throw new SignerProblem('signer-unknown', 'nothing signs here (SIGNING)');
  },
  roots: async () => [],
};

/** The keys the settings name; the folder of trust is `trust` below MOTCUA_VAR. */
export function openSigning(settings: Settings): Signing {
  const { varFolder, timeStampUrl } = settings;
  const keys = keyringOf(settings);
  return {
    isDemo: keys.isDemo,
    signerFor: (owner, at) => keys.signerFor(owner, at),
    timestamp: timeStampUrl ? timestamper(timeStampUrl) : undefined,
    trust: async (now) => trustIn(join(varFolder, 'trust'), await keys.roots(now), now),
  };
}

function keyringOf({ varFolder, signing, token, remoteSigning }: Settings): Keyring {
  if (signing === 'demo') return demoKeyring(join(varFolder, 'demo-keys'));
  if (signing === 'pkcs11') return tokenKeyring(token);
  return signing === 'remote' ? remoteKeyring({ ...remoteSigning, accounts: join(varFolder, 'signers.json') }) : nobody;
}
