import { error } from '@sveltejs/kit';
import { agencyByCode } from '#agency/index.ts';

/** The agency a page is about; 404 where there is none. */
export async function agencyOf({ app }: App.Locals, code: string) {
  return (await agencyByCode(app.read, app.realm, code)) ?? error(404);
}
