import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Hooks } from './database.ts';

export interface Message {
  readonly id: string;
  readonly type: string;
  readonly data: { readonly event: string; readonly dossier: string; readonly act: string; readonly position: number };
  /** Whether the signature is that of the secret, by the receiver's own reckoning. */
  readonly genuine: boolean;
  /** The same for another secret. */
  isGenuineBy(secret: string): boolean;
  readonly seconds: number;
  readonly body: unknown;
}

/** Somebody's server that listens to webhooks. */
export interface Receiver {
  readonly url: string;
  readonly messages: Message[];
  /** Every request that came, whatever was answered. */
  asked: number;
  secret: string;
  /** What it answers: a status, or nothing at all for as long as the sender waits. */
  mood: number | 'silent';
  stop(): Promise<void>;
}

/** As Standard Webhooks tells receivers to: the key is what stands after `whsec_`, in base64. */
function isGenuine(req: IncomingMessage, body: string, secret: string): boolean {
  const [id, seconds] = [req.headers['webhook-id'], req.headers['webhook-timestamp']];
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest();
  return String(req.headers['webhook-signature'])
    .split(' ')
    .some((one) => {
      const [version, sent = ''] = one.split(',');
      const found = Buffer.from(sent, 'base64');
      return version === 'v1' && found.length === expected.length && timingSafeEqual(found, expected);
    });
}

export async function openReceiver(t: Hooks, port = 0): Promise<Receiver> {
  const held = new Set<ServerResponse>();
  const server = createServer(async (req, res) => {
    receiver.asked += 1;
    const body = Buffer.concat(await req.toArray()).toString();
    if (receiver.mood === 'silent') return void held.add(res);
    if (receiver.mood < 300) {
      const told = JSON.parse(body);
      const { type, data } = told;
      const isGenuineBy = (secret: string) => isGenuine(req, body, secret);
      const genuine = isGenuineBy(receiver.secret);
      const seconds = Number(req.headers['webhook-timestamp']);
      receiver.messages.push({
        id: String(req.headers['webhook-id']),
        type,
        data,
        genuine,
        isGenuineBy,
        seconds,
        body: told,
      });
    }
    res.writeHead(receiver.mood, receiver.mood === 302 ? { location: 'http://169.254.169.254/' } : {}).end();
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/nhan`,
    ...{ messages: [], asked: 0, secret: '', mood: 200 },
    stop: async () => {
      for (const res of held) res.destroy();
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
  t.after(() => receiver.stop());
  return receiver;
}
