import { verifyTrail } from '#db/verify.ts';
import type { App } from '../app.ts';

/** Checks every chain and every published root of the realm. Exit code 0 when nothing was changed, 1 otherwise. */
export async function verify(app: App, json: boolean): Promise<number> {
  const result = await verifyTrail(app.read, app.realm);
  const good = result.breaks.length === 0 && result.falseRoots.length === 0;
  console.log(json ? JSON.stringify({ ok: good, ...result }) : text(good, result));
  return good ? 0 : 1;
}

const text = (good: boolean, { chains, entries, days, breaks, falseRoots }: Awaited<ReturnType<typeof verifyTrail>>) =>
  [
    `${chains} chuỗi, ${entries} việc, ${days} ngày đã công bố: ${good ? 'nguyên vẹn' : 'CÓ SAI LỆCH'}`,
    ...breaks.map(({ subject, seq, why }) => `  ${subject} dòng ${seq}: ${why}`),
    ...falseRoots.map((day) => `  ${day}: gốc đã công bố không còn khớp`),
  ].join('\n');
