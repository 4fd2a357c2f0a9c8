import { randomBytes } from 'node:crypto';
import { fromBER } from 'asn1js';
import { TimeStampResp, TSTInfo } from 'pkijs';
import { integer, NULL, octets, oid, sequence, tagged } from '#signatures/der.ts';
import type { Timestamper } from '#signatures/index.ts';
import { traced } from '#watch/tracer.ts';

const TIMEOUT_MS = 15_000;
const LARGEST = 64 << 10;

/** Why no time stamp came: the authority was away, or did not grant it. Never what it said. */
export class TimeStampProblem extends Error {
  readonly code: 'unreachable' | 'refused';
  constructor(code: 'unreachable' | 'refused', detail: string) {
    super(`Time stamp: ${detail}`);
    this.name = 'TimeStampProblem';
    this.code = code;
  }
}

/** Asks the authority at this address by HTTP (RFC 3161, 3.4). The answer must be of our hash and our question. */
export const timestamper =
  (url: string, timeoutMs = TIMEOUT_MS): Timestamper =>
  (sha256) =>
    traced('client', 'time-stamp post', async () => {
      const nonce = Buffer.concat([Buffer.from([0x01]), randomBytes(8)]);
      const answer = await post(url, request(sha256, nonce), timeoutMs);
      return tokenIn(answer, sha256, nonce);
    });

const request = (sha256: Uint8Array, nonce: Uint8Array): Uint8Array =>
  sequence(
    integer(1),
    sequence(sequence(oid('2.16.840.1.101.3.4.2.1'), NULL), octets(sha256)),
    tagged(0x02, nonce),
    tagged(0x01, Buffer.from([0xff])),
  );

async function post(url: string, body: Uint8Array, timeoutMs: number): Promise<Uint8Array> {
  const headers = { 'content-type': 'application/timestamp-query' };
  const terms = { method: 'POST', headers, body: new Uint8Array(body), redirect: 'error' } as const;
  const answer = await fetch(url, { ...terms, signal: AbortSignal.timeout(timeoutMs) })
    .then(async (response) => ({ status: response.status, bytes: await limited(response) }))
    .catch(() => undefined);
  if (!answer) throw new TimeStampProblem('unreachable', 'the authority did not answer');
  if (answer.status !== 200) throw new TimeStampProblem('unreachable', `the authority answered ${answer.status}`);
  return answer.bytes;
}

async function limited(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > LARGEST) throw new Error('too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tokenIn(answer: Uint8Array, sha256: Uint8Array, nonce: Uint8Array): Uint8Array {
  const read = attempt(() => new TimeStampResp({ schema: fromBER(answer).result }));
  // 0 granted, 1 granted with modifications
  if (!read?.timeStampToken || (read.status.status as number) > 1)
    throw new TimeStampProblem('refused', `not granted (${read?.status.status ?? 'no answer of that kind'})`);
  const token = new Uint8Array(read.timeStampToken.toSchema().toBER());
  if (!isOfUs(token, sha256, nonce)) throw new TimeStampProblem('refused', 'the stamp is of something else');
  return token;
}

function isOfUs(token: Uint8Array, sha256: Uint8Array, nonce: Uint8Array): boolean {
  return (
    attempt(() => {
      const info = new TSTInfo({ schema: fromBER(contentOf(token)).result });
      return (
        Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView).equals(sha256) &&
        Buffer.from(info.nonce?.valueBlock.valueHexView ?? []).equals(nonce)
      );
    }) ?? false
  );
}

/** ContentInfo → SignedData → EncapsulatedContentInfo → its octets. */
function contentOf(token: Uint8Array): Uint8Array {
  const content = [1, 0, 2, 1, 0].reduce<unknown>(
    (one, at) => (one as { valueBlock: { value: unknown[] } }).valueBlock.value[at],
    fromBER(token).result,
  );
  return new Uint8Array((content as { getValue(): ArrayBuffer }).getValue());
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
