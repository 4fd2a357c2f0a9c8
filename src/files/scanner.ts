import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/** Where clamd listens: a host and port, or a socket of this machine. */
export type ScannerAddress = { readonly host: string; readonly port: number } | { readonly path: string };

/** `away`: no answer, or none that says the file is clean. Why is for the log, and names nobody. */
export type Verdict =
  | { readonly kind: 'clean' }
  | { readonly kind: 'infected'; readonly virus: string }
  | { readonly kind: 'away'; readonly why: string };

/** One file looked at while it comes. */
export interface Scan {
  feed(chunk: Uint8Array): Promise<void>;
  /** After the last byte. */
  verdict(): Promise<Verdict>;
  /** Whatever happened: nothing of it is left. */
  end(): void;
}

export interface Scanner {
  begin(): Scan;
  /** Whether it answers now. */
  answers(): Promise<boolean>;
}

/** For the answer after the last byte, and for taking bytes while it is busy. */
const PATIENCE_MS = 60_000;
const PING_MS = 3_000;

/** clamd's INSTREAM (clamd(8)): pieces with their length, an empty one at the end, one answer. Every answer but OK is not clean. */
export const openScanner = (address: ScannerAddress): Scanner => ({
  begin: () => scan(connect(address)),
  async answers() {
    const socket = connect(address);
    try {
      return await within(
        PING_MS,
        socket,
        (async () => {
          socket.end('zPING\0');
          return (await text(socket)).startsWith('PONG');
        })(),
      );
    } catch {
      return false;
    } finally {
      socket.destroy();
    }
  },
});

function scan(socket: Socket): Scan {
  let why = '';
  const gone = new Promise<void>((resolve) => {
    socket.once('close', resolve);
    socket.on('error', (error: NodeJS.ErrnoException) => {
      why ||= error.code ?? error.message;
    });
  });
  // Read from the beginning: one that refuses a stream midway says why before it hangs up.
  const said = text(socket).catch(() => '');
  const write = async (bytes: Uint8Array | string) => {
    if (socket.destroyed || socket.writableEnded || socket.write(bytes)) return;
    const drained = new Promise<void>((resolve) => socket.once('drain', resolve));
    await within(PATIENCE_MS, socket, Promise.race([drained, gone])).catch(() => {
      why ||= 'it takes no more bytes';
    });
  };
  const begun = write('zINSTREAM\0');
  return {
    async feed(chunk) {
      await begun;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      socket.cork();
      void write(length);
      const done = write(chunk);
      socket.uncork();
      await done;
    },
    async verdict() {
      await begun;
      await write(Buffer.alloc(4));
      const answer = await within(PATIENCE_MS, socket, said).catch(() => '');
      return judged(answer.replace(/\0/g, '').trim(), why);
    },
    end: () => socket.destroy(),
  };
}

function judged(answer: string, why: string): Verdict {
  if (answer === 'stream: OK') return { kind: 'clean' };
  const virus = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (virus) return { kind: 'infected', virus };
  return { kind: 'away', why: answer || why || 'no answer' };
}

/** Ends the connection when it takes too long, so that nobody waits for it. */
async function within<T>(ms: number, socket: Socket, act: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      socket.destroy();
      reject(new Error('late'));
    }, ms);
  });
  return Promise.race([act, late]).finally(() => clearTimeout(timer));
}
