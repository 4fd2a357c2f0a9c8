import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction, type Tx } from '#db/transaction.ts';
import { type Checked, day, listOf, matching, oneOf, optional, shape, text } from '#kernel/check.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import { ROUTES, type RouteDecision, type RouteRefusal, type RouteWish, routeDecided } from '../rules/route.ts';
import { isKnown, lockRoutes, routesOf, setRoutes } from '../sql/routes.ts';

/** The shape of data/demo/routes.json: where a province has procedures filed, from when, and why. */
export const routesFile = shape({
  routes: listOf(
    shape({
      validFrom: day,
      route: oneOf(ROUTES),
      address: optional(text),
      reason: text,
      codes: listOf(matching(/^[A-Za-z0-9][A-Za-z0-9.-]{2,59}$/)),
    }),
  ),
});
export type Routes = Checked<typeof routesFile>['routes'];

/**
 * A province says where procedures are filed (NĐ 224/2026 Đ15.1i). The same row again changes nothing; a later day leaves the past as it
 * was. Answers how many rows changed; `at` of a refusal is the place in the list, and then nothing is changed.
 */
export async function decideRoutes(
  app: Acting,
  actor: Actor,
  routes: Routes,
): Promise<Outcome<number, RouteRefusal | 'procedure-unknown'>> {
  return inTransaction(app, actor, async (tx) => {
    let changed = 0;
    for (const [index, { validFrom, route, address, reason, codes }] of routes.entries()) {
      const decided = routeDecided({ from: validFrom, route, address: address ?? '', reason });
      if (!decided.ok) return refused(decided.code, { ...decided.facts, at: `/routes/${index}` });
      for (const [nth, code] of codes.entries()) {
        if (!(await isKnown(tx, code)))
          return refused('procedure-unknown', { code, at: `/routes/${index}/codes/${nth}` });
      }
      changed += await keep(tx, codes, decided.value);
    }
    return ok(changed);
  });
}

/**
 * The same of one procedure, from today or a later day: what was is not decided anew. `over`: what its decisions were to whoever
 * decides (`PlaceOfFiling.digest`).
 */
export async function decideRoute(
  app: Acting,
  actor: Actor,
  { code, over, ...wish }: RouteWish & { readonly code: string; readonly over: string },
): Promise<Outcome<null, RouteRefusal | 'procedure-unknown' | 'route-in-past' | 'procedure-changed'>> {
  const decided = routeDecided(wish);
  if (!decided.ok) return decided;
  return inTransaction(app, actor, async (tx) => {
    if (decided.value.validFrom < dateAt(tx.at)) return refused('route-in-past', { from: decided.value.validFrom });
    if (!(await isKnown(tx, code))) return refused('procedure-unknown', { code });
    await lockRoutes(tx, code);
    const { digest } = await routesOf(tx, tx.realm, code);
    if (over !== digest) return refused('procedure-changed', { code });
    await keep(tx, [code], decided.value);
    return ok(null);
  });
}

async function keep(tx: Tx, codes: readonly string[], decision: RouteDecision): Promise<number> {
  const changed = await setRoutes(tx, codes, decision);
  for (const code of changed) await record(tx, 'decide-route', `procedure/${code}`, { ...decision });
  return changed.length;
}
