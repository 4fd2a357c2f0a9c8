import type { Pool, PoolClient } from 'pg';

/**
 * The pool, whose clients taken with a callback may be given back more than once. graphile-worker 0.18 gives its listening client
 * back twice when the database is lost while LISTEN is under way and the workers end because of it; pg's second "already released"
 * then ends the process before it has said why.
 */
export const releasedOnce = (pool: Pool): Pool =>
  new Proxy(pool, {
    get(target, key) {
      if (key === 'connect') return (taken?: Taken) => (taken ? target.connect(once(taken)) : target.connect());
      const value = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

type Taken = (error: Error | undefined, client: PoolClient | undefined, done?: (release?: unknown) => void) => void;

const once =
  (taken: Taken): Taken =>
  (error, client, done) => {
    // A pool that has ended answers with the error alone, and there is nothing to give back.
    if (!done) return taken(error, client);
    let isBack = false;
    taken(error, client, (release) => {
      if (isBack) return;
      isBack = true;
      done(release);
    });
  };
