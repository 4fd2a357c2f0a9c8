import { randomBytes } from 'node:crypto';
import type { Acting } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';
import { keyedHash } from '../secrets/token.ts';
import { forgetRates as forget, takeBatch } from '../sql/rates.ts';
import { throttleKey } from '../sql/throttle.ts';

/**
 * Batches out of the minutes of machines and of addresses (api/rate.ts), kept for all processes of the realm. No act: nothing is decided, and
 * it would stand in no trail. An address is known only by a keyed hash (Law 91/2025).
 */
export function openRates(app: Acting): {
  nameOf(address: string): Promise<string>;
  take(who: string, size: number, now: Instant, ends: Instant): ReturnType<typeof takeBatch>;
} {
  const reader = app.db.forRealm(app.realm);
  let key: Buffer | undefined;
  return {
    async nameOf(address) {
      key ??= await throttleKey(reader, app.realm, randomBytes(32));
      return keyedHash(key, 'address', address);
    },
    take: (who, size, now, ends) => takeBatch(reader, app.realm, { who, size, now, ends }),
  };
}

export const forgetRates = (app: Acting): Promise<void> =>
  forget(app.db.forRealm(app.realm), app.realm, app.clock.now());
