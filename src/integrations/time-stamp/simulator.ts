import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fromBER } from 'asn1js';
import { TimeStampReq } from 'pkijs';
import { type Clock, systemClock } from '#kernel/time.ts';
import { sha256Of, signedData } from '#signatures/cms.ts';
import { integer, NULL, octets, oid, sequence, tagged } from '#signatures/der.ts';
import type { Signer } from '#signatures/index.ts';

export interface TimeStampFaults {
  refuse: boolean;
  /** A stamp of another hash. */
  wrongHash: boolean;
  /** Milliseconds before the answer. */
  slow: number;
}

export interface TimeStampSimulator {
  readonly url: string;
  readonly faults: TimeStampFaults;
  close(): Promise<void>;
}

const TST_INFO = '1.2.840.113549.1.9.16.1.4';

/** A time-stamp authority as a real server (RFC 3161 over HTTP), with faults that are switched while it runs. */
export async function startTimeStamps(
  signer: Signer,
  { port = 0, clock = systemClock }: { port?: number; clock?: Clock } = {},
): Promise<TimeStampSimulator> {
  const faults: TimeStampFaults = { refuse: false, wrongHash: false, slow: 0 };
  let last = 0;
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    if (faults.slow > 0) await wait(faults.slow, undefined, { ref: false });
    last += 1;
    const answer = faults.refuse ? refusal() : await granted(Buffer.concat(chunks), signer, clock.now(), last, faults);
    res.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(answer);
  });
  await new Promise<void>((done) => server.listen(port, 'localhost', done));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    faults,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Status 2: rejection. */
const refusal = () => sequence(sequence(integer(2)));

async function granted(asked: Uint8Array, signer: Signer, at: number, serial: number, faults: TimeStampFaults) {
  const request = new TimeStampReq({ schema: fromBER(asked).result });
  const hash = Buffer.from(request.messageImprint.hashedMessage.valueBlock.valueHexView);
  const digits = `${new Date(at).toISOString().replace(/[-T:]/g, '').slice(0, 14)}Z`;
  const info = sequence(
    integer(1),
    oid('1.3.6.1.4.1.13762.3'),
    sequence(sequence(oid('2.16.840.1.101.3.4.2.1'), NULL), octets(faults.wrongHash ? sha256Of(hash) : hash)),
    tagged(0x02, Buffer.from([1, serial >> 16, serial >> 8, serial])),
    tagged(0x18, Buffer.from(digits)),
    ...(request.nonce ? [new Uint8Array(request.nonce.toBER())] : []),
  );
  const token = await signedData(sha256Of(info), signer, { carried: { type: TST_INFO, content: info } });
  return sequence(sequence(integer(0)), token);
}
