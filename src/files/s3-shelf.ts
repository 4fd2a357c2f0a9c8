import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { parseInstant } from '#kernel/time.ts';
import { LABEL_BYTES } from './realm-keys.ts';
import { type S3Bucket, s3Client } from './s3-client.ts';
import { type Finished, type Item, ItemReplaced, type Label, type Placed, type Shelf } from './shelf.ts';

const LABELS = 'x-amz-meta-labels';

/**
 * A bucket: `kept/` and `aside/`, behind a prefix if there is one, each file under its hash. A PUT of S3 shows all of an object or nothing, and carries the
 * SHA-256 of what it brings. Labels are the object's own metadata, so they are always of one moment with its bytes.
 */
export function s3Shelf(bucket: S3Bucket, prefix = ''): Shelf {
  const s3 = s3Client(bucket);
  const [kept, aside] = [`${prefix}kept/`, `${prefix}aside/`];
  const move = async (from: string, to: string) => {
    await s3.ask('PUT', to, { headers: { 'x-amz-copy-source': s3.sourceOf(from) } });
    await s3.ask('DELETE', from);
  };
  return {
    async keep(sha256, file) {
      const size = (await stat(file.path)).size - file.skip;
      const body = () => createReadStream(file.path, { start: file.skip });
      const headers = { 'content-length': String(size), ...labelled(file.label) };
      await s3.ask('PUT', `${kept}${sha256}`, { headers, body, hash: await hashOf(file) });
    },
    take: async (sha256) =>
      (await itemAt(s3, `${kept}${sha256}`)) ??
      (await itemAt(s3, `${aside}${sha256}`)) ??
      (await itemAt(s3, `${kept}${sha256}`)),
    async relabel(sha256, seen, label) {
      const key = `${kept}${sha256}`;
      const head = await s3.ask('HEAD', key, { absent: [404] });
      if (!head || labelsOf(head.headers[LABELS]).some((one, at) => !one.equals(seen[at] ?? Buffer.alloc(0))))
        return false;
      const headers = {
        ...{ 'x-amz-copy-source': s3.sourceOf(key), 'x-amz-copy-source-if-match': String(head.headers.etag) },
        ...{ 'x-amz-metadata-directive': 'REPLACE', ...labelled(label) },
      };
      return (await s3.ask('PUT', key, { headers, absent: [412] })) !== undefined;
    },
    list: () => listed(s3, kept),
    setAside: (sha256) => move(`${kept}${sha256}`, `${aside}${sha256}`),
    listAside: () => listed(s3, aside),
    bringBack: (sha256) => move(`${aside}${sha256}`, `${kept}${sha256}`),
    drop: async (sha256) => void (await s3.ask('DELETE', `${aside}${sha256}`, { absent: [404] })),
  };
}

type Client = ReturnType<typeof s3Client>;

const labelled = (label: Label | undefined): Record<string, string> =>
  label ? { [LABELS]: label.toString('hex') } : {};

const labelsOf = (header: string | string[] | undefined): Label[] => {
  const label = Buffer.from(String(header ?? ''), 'hex');
  return label.length === LABEL_BYTES ? [label] : [];
};

async function itemAt(s3: Client, key: string): Promise<Item | undefined> {
  const head = await s3.ask('HEAD', key, { absent: [404] });
  if (!head) return undefined;
  const { etag, 'content-length': size } = head.headers;
  return {
    labels: labelsOf(head.headers[LABELS]),
    size: Number(size),
    async *read(start, end) {
      // The bytes these labels are of, or none.
      const headers = { range: `bytes=${start}-${end}`, 'if-match': String(etag) };
      const got = await s3.open(key, { headers, absent: [404, 412] });
      if (!got) throw new ItemReplaced();
      yield* got;
    },
    close: async () => {},
  };
}

async function hashOf({ path, skip }: Finished): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path, { start: skip })) hash.update(part as Buffer);
  return hash.digest('hex');
}

async function* listed(s3: Client, prefix: string): AsyncGenerator<Placed> {
  for (let token: string | undefined, more = true; more; more = token !== undefined) {
    const page = await s3.ask('GET', '', {
      query: { 'list-type': '2', prefix, ...(token === undefined ? {} : { 'continuation-token': token }) },
    });
    const text = page?.text ?? '';
    for (const [, one = ''] of text.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
      const sha256 = tag(one, 'Key')?.slice(prefix.length) ?? '';
      const keptAt = parseInstant(tag(one, 'LastModified') ?? '');
      if (/^[0-9a-f]{64}$/.test(sha256) && keptAt !== undefined) yield { sha256, keptAt };
    }
    token = tag(text, 'NextContinuationToken');
  }
}

const tag = (text: string, name: string): string | undefined =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1];
