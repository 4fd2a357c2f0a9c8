import { Agent, request } from 'node:http';

export interface Load {
  /** Requests a second that were answered with 200. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  p99: number;
  errors: number;
  /** Bytes of one body. */
  bytes: number;
}

const at = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 100) / 100;

/** One GET; answers its bytes, or undefined when it was not a 200. */
function get(agent: Agent, url: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    request(url, { agent }, (res) => {
      let bytes = 0;
      res.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      res.on('end', () => resolve(res.statusCode === 200 ? bytes : undefined));
    })
      .on('error', () => resolve(undefined))
      .end();
  });
}

/** `clients` connections ask for these addresses of this machine, each the next when it was answered, for so long. */
export async function load(urls: readonly string[], clients: number, seconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const took: number[] = [];
  let errors = 0;
  let bytes = 0;
  const until = performance.now() + seconds * 1000;
  const client = async (first: number) => {
    for (let n = first; performance.now() < until; n += clients) {
      const began = performance.now();
      const got = await get(agent, urls[n % urls.length] as string);
      if (got === undefined) errors += 1;
      else {
        bytes = got;
        took.push(performance.now() - began);
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, n) => client(n)));
  agent.destroy();
  took.sort((a, b) => a - b);
  return {
    rate: Math.round(took.length / seconds),
    p50: at(took, 0.5),
    p95: at(took, 0.95),
    p99: at(took, 0.99),
    errors,
    bytes,
  };
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
