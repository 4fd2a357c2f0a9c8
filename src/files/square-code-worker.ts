import { parentPort, workerData } from 'node:worker_threads';
import jsqr from 'jsqr';

const { points, width, height } = workerData as { points: Uint8Array; width: number; height: number };
// A module of the older kind, whose types say it is of the newer.
const read = (jsqr as unknown as { default: typeof jsqr }).default;
const coloured = new Uint8ClampedArray(points.length * 4);
for (const [at, grey] of points.entries()) coloured.fill(grey, at * 4, at * 4 + 3).fill(255, at * 4 + 3, at * 4 + 4);

const found = read(coloured, width, height, { inversionAttempts: 'dontInvert' });
if (!found?.data) parentPort?.postMessage(null);
else {
  const { topLeftCorner: a, topRightCorner: b, bottomRightCorner: c, bottomLeftCorner: d } = found.location;
  const [xs, ys] = [[a, b, c, d].map(({ x }) => x / width), [a, b, c, d].map(({ y }) => y / height)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const box = { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
  parentPort?.postMessage({ text: found.data, box });
}
