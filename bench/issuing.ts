// The thread of issuer.ts: the issuer does not wait behind the thousands of browsers that its process plays.
import { parentPort, workerData } from 'node:worker_threads';
import { startSimulator } from '../src/integrations/e-id/simulator.ts';

await startSimulator(workerData);
parentPort?.postMessage('open');
