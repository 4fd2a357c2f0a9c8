import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body as they came over the wire. */
  readonly raw: string;
}

export interface MailServer {
  readonly url: string;
  readonly port: number;
  readonly mails: ReceivedMail[];
  /** Addresses it knows nobody by. */
  readonly unknown: Set<string>;
  /** While true, every mail is to come again later. */
  busy: boolean;
  stop(): Promise<void>;
}

const refusal = (code: number, said: string) => Object.assign(new Error(said), { responseCode: code });

/** A real SMTP server on a port of its own (or the one given), that keeps what it gets. */
export async function openMailServer(t: { after(act: () => Promise<void>): void }, port = 0): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const unknown = new Set<string>();
  const state = { busy: false };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(unknown.has(address) ? refusal(550, `no such user ${address}`) : undefined),
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (state.busy) return done(refusal(451, 'later'));
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        const to = envelope.rcptTo.map(({ address }) => address);
        mails.push({ from, to, raw: Buffer.concat(parts).toString() });
        done();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((done) => void server.listen(port, '127.0.0.1', () => done()));
  const at = (server.server.address() as AddressInfo).port;
  let stopped = false;
  const stop = () =>
    stopped
      ? Promise.resolve()
      : new Promise<void>((done) => {
          stopped = true;
          server.close(() => done());
        });
  t.after(stop);
  return {
    ...{ url: `smtp://127.0.0.1:${at}`, port: at, mails, unknown, stop },
    get busy() {
      return state.busy;
    },
    set busy(value) {
      state.busy = value;
    },
  };
}

/** A header or body as people read it: encoded words and quoted-printable undone. */
export function readable(raw: string): string {
  const bytes = (text: string) =>
    Buffer.from(
      text.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    );
  return raw
    .replace(/\?=\s+=\?UTF-8\?/g, '?==?UTF-8?')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, text) => Buffer.from(text, 'base64').toString())
    .replace(/=\?UTF-8\?Q\?([^?]*)\?=/g, (_, text) => bytes(text.replaceAll('_', ' ')).toString())
    .replace(/=\r?\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (run) => bytes(run).toString());
}
