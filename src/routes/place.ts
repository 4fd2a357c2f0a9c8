import { type Unit, unitName, unitOfRealm } from '#agency/index.ts';
import { dateAt } from '#kernel/time.ts';
import type { Language } from '#words/index.ts';
import type { App as Program } from '../app.ts';

const units = new WeakMap<Program, Promise<Unit | undefined>>();

/** The province served, as a unit of the land; asked of the database once. */
function unitServed(app: Program): Promise<Unit | undefined> {
  let unit = units.get(app);
  if (!unit) {
    unit = unitOfRealm(app.read, app.realm, dateAt(app.clock.now()));
    // Not kept when it failed, nor while the units are not imported yet.
    unit.then(
      (found) => found ?? units.delete(app),
      () => units.delete(app),
    );
    units.set(app, unit);
  }
  return unit;
}

/** `Quảng Ngãi`: as issuers print it, and as it stands before a date. */
export const provinceOf = async (app: Program): Promise<string | undefined> => (await unitServed(app))?.name;

/** `Tỉnh Quảng Ngãi`: in the head of every page. */
export async function placeOf(app: Program, language: Language): Promise<string | undefined> {
  const unit = await unitServed(app);
  return unit && unitName(language, unit);
}
