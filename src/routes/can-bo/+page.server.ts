import { error } from '@sveltejs/kit';
import { type Access, namedPostsOn } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'officer';

/** The pages an officer starts from, by route; shown to whoever may enter them. */
const DOORS = ['/quan-tri/tai-khoan', '/quan-tri/suc-khoe'] as const;

export const load: PageServerLoad = async ({ locals: { app, officer, mayOpen } }) => {
  if (!officer) error(404);
  const posts = await namedPostsOn(app.read, app.realm, officer.id, dateAt(app.clock.now()));
  return { desk: true, name: officer.name, posts, doors: DOORS.filter(mayOpen) };
};
