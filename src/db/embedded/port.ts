import { createServer } from 'node:net';

/** The wished port of 127.0.0.1 if it is free, else any. */
export const freePort = (wish = 0): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => (wish === 0 ? reject(error) : resolve(freePort(0))));
    server.listen(wish, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
