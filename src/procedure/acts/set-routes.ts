import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import { type Checked, day, listOf, matching, oneOf, optional, shape, text } from '#kernel/check.ts';
import { setRoutes } from '../sql/routes.ts';

/** The shape of data/demo/routes.json: where a province has procedures filed, from when, and why. */
export const routesFile = shape({
  routes: listOf(
    shape({
      validFrom: day,
      route: oneOf(['here', 'national-portal', 'ministry-system', 'desk-only']),
      address: optional(text),
      reason: optional(text),
      codes: listOf(matching(/^[A-Za-z0-9][A-Za-z0-9.-]{2,59}$/)),
    }),
  ),
});
export type Routes = Checked<typeof routesFile>['routes'];

/** A province says where procedures are filed. The same row again changes nothing; a later day leaves the past as it was. */
export async function decideRoutes(app: Acting, actor: Actor, routes: Routes): Promise<number> {
  return inTransaction(app, actor, async (tx) => {
    const changed = await setRoutes(tx, routes);
    for (const { code, route, validFrom } of changed)
      await record(tx, 'decide-route', `procedure/${code}`, { route, validFrom });
    return changed.length;
  });
}
