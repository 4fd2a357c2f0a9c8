import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Hooks } from './database.ts';

/** How a mail server breaks in the middle of a message: says nothing more, or is gone. */
export type Cut = 'hangs' | 'closes';

export interface CutMailServer {
  readonly port: number;
  how: Cut;
  /** Messages that were begun. */
  begun(): number;
  stop(): Promise<void>;
}

/** Takes everything up to the first bytes of a message, and never the end of one. */
export async function openCutMailServer(t: Hooks, how: Cut, port = 0): Promise<CutMailServer> {
  const [open, state] = [new Set<Socket>(), { how, begun: 0 }];
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => {});
    let reading = false;
    socket.write('220 thu\r\n');
    socket.on('data', (part) => {
      if (reading) {
        reading = false;
        state.begun += 1;
        if (state.how === 'closes') socket.destroy();
        else socket.removeAllListeners('data').resume();
        return;
      }
      reading = /^DATA/im.test(String(part));
      socket.write(reading ? '354 go on\r\n' : '250 ok\r\n');
    });
  });
  await new Promise<void>((done) => void server.listen(port, '127.0.0.1', done));
  const stop = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      for (const socket of open) socket.destroy();
    });
  t.after(stop);
  return {
    port: (server.address() as AddressInfo).port,
    get how() {
      return state.how;
    },
    set how(next) {
      state.how = next;
    },
    begun: () => state.begun,
    stop,
  };
}
