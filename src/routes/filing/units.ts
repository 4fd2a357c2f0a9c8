import { communesNamed } from '#agency/index.ts';
import type { UnitFinder } from '#forms/facts.ts';
import { dateAt } from '#kernel/time.ts';
import type { App as Program } from '../../app.ts';
import { provinceOf } from '../place.ts';

/** The communes that these texts name, looked up beforehand: the form's rules ask no database. */
export async function unitFinder(app: Program, texts: readonly string[]): Promise<UnitFinder> {
  const province = await provinceOf(app);
  const day = dateAt(app.clock.now());
  const found = new Map<string, Awaited<ReturnType<typeof communesNamed>>>();
  for (const text of texts) found.set(text, await communesNamed(app.read, text, day, province));
  return (text) => found.get(text) ?? [];
}
