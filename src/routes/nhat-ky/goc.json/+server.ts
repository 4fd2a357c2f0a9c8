import { json } from '@sveltejs/kit';
import { publishedRoots } from '#db/roots.ts';
import type { Access } from '#identity/index.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'public';

/** The root of each past day, newest first: whoever keeps a copy can later prove that nothing of those days was changed. */
export const GET: RequestHandler = async ({ locals: { app } }) =>
  json({ realm: app.realm, algorithm: 'SHA-256', roots: await publishedRoots(app.read, app.realm) });
