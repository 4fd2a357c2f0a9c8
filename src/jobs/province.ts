import { unitOfRealm } from '#agency/index.ts';
import { dateAt } from '#kernel/time.ts';
import type { App } from '../app.ts';

/** `Quảng Ngãi`: the place before the date of what the program prints. */
export const provinceName = async (app: App): Promise<string> =>
  (await unitOfRealm(app.read, app.realm, dateAt(app.clock.now())))?.name ?? '';
