import { createHash, type X509Certificate } from 'node:crypto';
import { fromBER } from 'asn1js';
import { TSTInfo } from 'pkijs';
import { type Instant, instant } from '#kernel/time.ts';
import { hashOf } from './algorithms.ts';
import { flawsOf, pathTo } from './chain.ts';
import { type Container, readContainer } from './container.ts';
import { type Revocations, standingOf } from './revocation.ts';

const TST_INFO = '1.2.840.113549.1.9.16.1.4';

export interface ClockTrust {
  readonly roots: readonly X509Certificate[];
  readonly between: readonly X509Certificate[];
  readonly revocations: Revocations;
  readonly now: Instant;
}

export interface Stamped {
  readonly at: Instant;
  readonly container: Container;
}

/** What a time stamp (RFC 3161) says of these bytes, if an authority believed here made it and it is of them; else nothing. */
export function timeStamped(token: Uint8Array, parts: readonly Uint8Array[], trust: ClockTrust): Stamped | undefined {
  const container = readContainer(token);
  if (!container?.content || container.flaws.length > 0 || !contentIs(token, TST_INFO)) return undefined;
  const info = infoIn(container.content);
  const digest = info && hashOf(info.messageImprint.hashAlgorithm.algorithmId);
  if (!info || !digest || digest === 'sha1' || digest === 'md5') return undefined;
  const hash = createHash(digest);
  for (const part of parts) hash.update(part);
  if (!hash.digest().equals(info.messageImprint.hashedMessage.valueBlock.valueHexView)) return undefined;
  const at = instant(info.genTime.getTime());
  const path = pathTo(trust.roots, container.signer, [...container.others, ...trust.between]);
  if (!path || at > trust.now || flawsOf(path, 'clock', at).length > 0) return undefined;
  return standingOf(path, trust.revocations, trust.now).revokedAt === null ? { at, container } : undefined;
}

function infoIn(content: Uint8Array): TSTInfo | undefined {
  try {
    return new TSTInfo({ schema: fromBER(content).result });
  } catch {
    return undefined;
  }
}

/** The container says that it carries this kind of content: its identifier stands in it before anything else that is signed. */
function contentIs(der: Uint8Array, oid: string): boolean {
  const path = (block: unknown, ...at: number[]): unknown =>
    at.reduce<unknown>((one, index) => (one as { valueBlock: { value: unknown[] } }).valueBlock.value[index], block);
  const type = path(fromBER(der).result, 1, 0, 2, 0) as { getValue?(): string } | undefined;
  return type?.getValue?.() === oid;
}
