import { type ClientRequest, type IncomingHttpHeaders, type IncomingMessage, request as plain } from 'node:http';
import { request as secure } from 'node:https';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';

/** A bucket and who may use it. */
export interface S3Bucket {
  /** With the bucket in its path: `https://s3.example.vn/motcua`. */
  readonly url: string;
  readonly key: string;
  readonly secret: string;
  readonly region: string;
}

interface Ask {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Made anew for each try. */
  readonly body?: () => Readable;
  /** SHA-256 of the body. */
  readonly hash?: string;
  /** Statuses that mean “no” and are answered with nothing. */
  readonly absent?: readonly number[];
}

export class S3Problem extends Error {
  readonly status: number;
  constructor(method: string, status: number, code: string) {
    super(`S3 answered ${method} with ${status} ${code}`.trim());
    this.name = 'S3Problem';
    this.status = status;
  }
}

const TRIES = 4;
const PAUSE_MS = 200;
const SILENCE_MS = 60_000;
const codeIn = async (answer: IncomingMessage): Promise<string> => /<Code>(\w+)</.exec(await text(answer))?.[1] ?? '';
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** S3's few requests, signed (signature V4), streamed, tried again where S3 or the way to it fails for a moment. */
export function s3Client(bucket: S3Bucket) {
  const base = new URL(`${bucket.url.replace(/\/$/, '')}/`);

  async function begin(method: string, key: string, { headers = {}, query = {}, body, hash = EMPTY }: Ask) {
    const url = new URL(base);
    url.pathname += key;
    if (key === '') url.pathname = url.pathname.replace(/\/$/, '');
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const signer = new AwsV4Signer({
      ...{ method, url: url.href, service: 's3', region: bucket.region },
      ...{ accessKeyId: bucket.key, secretAccessKey: bucket.secret },
      headers: { ...headers, 'x-amz-content-sha256': hash },
    });
    const signed = await signer.sign();
    const send = url.protocol === 'https:' ? secure : plain;
    const req = send(signed.url, { method, headers: Object.fromEntries(signed.headers), timeout: SILENCE_MS });
    req.on('timeout', () => req.destroy(new Error('S3 is silent')));
    return answerOf(req, body?.());
  }

  /** An answer, `no`, or what failed for the moment. Throws what S3 says for good. */
  async function once(method: string, key: string, ask: Ask): Promise<IncomingMessage | 'no' | Error> {
    const answer = await begin(method, key, ask).catch((error: Error) => error);
    if (answer instanceof Error) return answer;
    const status = answer.statusCode ?? 0;
    if (status < 300) return answer;
    const problem = new S3Problem(method, status, await codeIn(answer));
    if (ask.absent?.includes(status)) return 'no';
    if (status < 500) throw problem;
    return problem;
  }

  async function attempt(method: string, key: string, ask: Ask): Promise<IncomingMessage | undefined> {
    for (let tried = 1; ; tried += 1) {
      const got = await once(method, key, ask);
      if (got === 'no') return undefined;
      if (!(got instanceof Error)) return got;
      if (tried >= TRIES) throw got;
      await wait(PAUSE_MS * 2 ** tried);
    }
  }

  return {
    /** Asks and reads the whole answer; nothing where its status is one of `absent`. Throws S3Problem. */
    async ask(
      method: string,
      key: string,
      ask: Ask = {},
    ): Promise<{ headers: IncomingHttpHeaders; text: string } | undefined> {
      const answer = await attempt(method, key, ask);
      return answer && { headers: answer.headers, text: await text(answer) };
    },
    /** An object's bytes as they come; nothing where the status is one of `absent`. Throws S3Problem. */
    open: (key: string, ask: Ask): Promise<IncomingMessage | undefined> => attempt('GET', key, ask),
    sourceOf: (key: string): string => `${base.pathname}${key}`,
  };
}

async function answerOf(req: ClientRequest, body: Readable | undefined): Promise<IncomingMessage> {
  const answered = new Promise<IncomingMessage>((resolve, reject) =>
    req.once('response', resolve).once('error', reject),
  );
  if (body) await Promise.race([pipeline(body, req), answered]);
  else req.end();
  return answered;
}
