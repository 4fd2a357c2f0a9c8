import { error } from '@sveltejs/kit';
import { workingUnits } from '#dossier/index.ts';
import { type Access, namedPostsOn } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'officer';

/** The pages an officer starts from, by route; shown to whoever may enter them. */
const DOORS = ['/ho-so', '/quan-tri/tai-khoan'] as const;

export const load: PageServerLoad = async ({ locals: { app, officer, viewer, mayOpen } }) => {
  if (!officer) error(404);
  const posts = await namedPostsOn(app.read, app.realm, officer.id, dateAt(app.clock.now()));
  const works = viewer.kind === 'officer' && workingUnits(viewer).length > 0;
  const doors = DOORS.filter((door) => mayOpen(door) && (works || door !== '/ho-so'));
  return { desk: true, name: officer.name, posts, doors };
};
