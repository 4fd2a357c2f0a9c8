import { generateKeyPairSync, sign } from 'node:crypto';
import { type Instant, instant } from '#kernel/time.ts';
import { closePress, renderPlaced, signatureStamp } from '#letter/index.ts';
import { signPdf, verifyPdf } from '#signatures/index.ts';
import { sampleLetter } from '../tests/world/letters.ts';
import { authority, holder } from '../tests/world/pki.ts';
import { round } from './load.ts';
import { asked, tell } from './say.ts';

/** Signatures and checks a second on one core, beside the bare mathematics in the same run. `node bench/signatures.ts [--seconds 3] [--out FILE]` */
const ask = asked({ seconds: 3 });
const now = Date.now() as Instant;
const root = authority(now);

/** Milliseconds of one core that one takes; threads of Node's pool are counted in. */
async function cost(work: () => Promise<unknown>): Promise<number> {
  await work();
  const cpu = process.cpuUsage();
  const start = performance.now();
  let done = 0;
  for (; performance.now() - start < ask.seconds * 1000; done += 1) await work();
  const { user, system } = process.cpuUsage(cpu);
  return (user + system) / 1000 / done;
}

const found: Record<string, { ms: number; aSecond: number; ofBare: number }> = {};
const line = (name: string, ms: number, bare = ms): void => {
  found[name] = { ms: round(ms, 2), aSecond: Math.round(1000 / ms), ofBare: round(ms / bare, 0) };
};

const at = instant(now);
const { pdf, places } = await renderPlaced('decision', { ...sampleLetter('decision'), toSign: true }, { asOf: at });
const seen = { name: 'Võ Đình Trường', organisation: 'Sở Nông nghiệp và Môi trường', at, isDemo: true, places };
const stamp = await signatureStamp({ ...seen, part: 'person' });
if (!stamp) throw new Error('The sheet has no place for a signature');
await closePress();

for (const kind of ['rsa', 'ec'] as const) {
  const { privateKey } =
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const bytes = Buffer.alloc(200, 7);
  const bare = await cost(async () => sign('sha256', bytes, privateKey));
  const signer = holder(root, { name: seen.name }, now, { kind });
  const once = await signPdf(pdf, { signer, at, stamp });
  const twice = await signPdf(once, { signer, at });
  const trust = { roots: [root.certificate], now };
  line(`${kind} bare`, bare);
  line(`${kind} signPdf, unseen`, await cost(() => signPdf(pdf, { signer, at })), bare);
  line(`${kind} signPdf, with its stamp`, await cost(() => signPdf(pdf, { signer, at, stamp })), bare);
  line(`${kind} verifyPdf, one signature`, await cost(() => verifyPdf(once, trust)), bare);
  line(`${kind} verifyPdf, two signatures`, await cost(() => verifyPdf(twice, trust)), bare);
}
tell(found, ask);
