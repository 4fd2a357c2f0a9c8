import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Hooks } from './database.ts';

export interface CollectedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  /** SPAN_KIND of OTLP: 1 internal, 2 server, 3 client, 5 consumer. */
  readonly kind: number;
  readonly attributes: Record<string, string | number>;
}

export interface Collector {
  readonly url: string;
  readonly spans: CollectedSpan[];
  /** All that came, as it came. */
  readonly raw: string[];
}

interface Told {
  resourceSpans: { scopeSpans: { spans: ToldSpan[] }[] }[];
}
type ToldSpan = Omit<CollectedSpan, 'attributes'> & {
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
};

/** Somebody's collector of traces: OTLP over HTTP, in JSON. */
export async function openCollector(t: Hooks): Promise<Collector> {
  const collector = { spans: [] as CollectedSpan[], raw: [] as string[] };
  const server = createServer(async (req, res) => {
    const body = Buffer.concat(await req.toArray()).toString();
    if (req.url !== '/v1/traces') return void res.writeHead(404).end();
    collector.raw.push(body);
    const spans = (JSON.parse(body) as Told).resourceSpans.flatMap((one) => one.scopeSpans.flatMap((all) => all.spans));
    for (const { attributes, ...span } of spans) {
      const entries = attributes.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue)] as const);
      collector.spans.push({ ...span, attributes: Object.fromEntries(entries) });
    }
    res.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(async () => {
    server.closeAllConnections();
    await new Promise<void>((done) => server.close(() => done()));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, ...collector };
}
