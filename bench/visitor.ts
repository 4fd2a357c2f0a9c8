import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly body: string;
  /** Bytes of the body. */
  readonly size: number;
  /** Where it leads on, below the site if it is the site's. */
  readonly location: string;
  readonly headers: IncomingHttpHeaders;
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** A browser with cookies of its own; `from` is the address of this machine it comes from, if not the usual one. */
export class Visitor {
  readonly #site: URL;
  readonly #cookies = new Map<string, string>();
  readonly #from: string | undefined;
  /** Requests until now. */
  asked = 0;

  constructor(site: string, cookie = '', from?: string) {
    this.#site = new URL(site);
    this.#from = from;
    if (cookie) this.#take(cookie);
  }

  /** One request as a browser sends it; a form with files is sent as such. */
  async ask(path: string, form?: URLSearchParams | FormData): Promise<Answer> {
    this.asked += 1;
    const whole = form && new Response(form);
    const body = whole && Buffer.from(await whole.arrayBuffer());
    const site = this.#site;
    const headers = {
      ...{ host: site.host, accept: 'text/html', 'accept-encoding': 'identity' },
      cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(whole && { origin: site.origin, 'content-type': whole.headers.get('content-type') ?? '' }),
      ...(body && { 'content-length': body.length }),
    };
    const terms = { host: this.#from ? '127.0.0.1' : site.hostname, port: site.port, path, headers };
    // Who comes from an address of his own keeps no connection: sockets of thousands would be kept.
    const own = this.#from ? { localAddress: this.#from, agent: false as const } : { agent };
    return new Promise((resolve, reject) => {
      request({ ...terms, ...own, method: form ? 'POST' : 'GET' }, (res) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('error', reject);
        res.on('end', () => {
          const bytes = Buffer.concat(chunks);
          for (const line of res.headers['set-cookie'] ?? []) this.#take(line);
          const location = (res.headers.location ?? '').replace(site.origin, '');
          const { statusCode: status = 0, headers: told } = res;
          // Most answers are only counted: what was not asked for is not made a text.
          const answer = { status, size: bytes.length, location, headers: told };
          resolve(Object.defineProperty(answer as Answer, 'body', { get: () => bytes.toString() }));
        });
      })
        .on('error', reject)
        .end(body);
    });
  }

  #take(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    this.#cookies.set(name, value);
  }
}

/** The value of a hidden field. */
export const hidden = (page: string, name: string): string =>
  new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(page)?.[1] ?? '';
