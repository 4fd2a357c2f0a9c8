import type { Access } from '#identity/index.ts';
import { QUARANTINE_PAGE, quarantined } from '#jobs/quarantine.ts';
import { isUuid } from '#kernel/text.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['administrator'];

export const load: PageServerLoad = async ({ locals: { app }, url }) => {
  const asked = url.searchParams.get('truoc') ?? '';
  const before = isUuid(asked) ? asked : undefined;
  const found = await quarantined(app.read, app.realm, before);
  const files = found.slice(0, QUARANTINE_PAGE);
  const { days } = app.settings.files.quarantine;
  return { desk: true, files, days, before, older: found.length > QUARANTINE_PAGE ? files.at(-1)?.id : undefined };
};
