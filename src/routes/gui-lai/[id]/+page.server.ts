import { error } from '@sveltejs/kit';
import { type Access, unsentOf } from '#identity/index.ts';
import { refusalSentence } from '#words/index.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'signed-in';

/** Fields a person did not type: they travel along and are not shown. */
const UNTYPED = new Set(['khoa', 'ban', 'viec', 'buoc']);

export const load: PageServerLoad = async ({ locals, params }) => {
  const kept = await unsentOf(locals.app, locals.viewer, params.id);
  if (!kept) error(404, refusalSentence(locals.language, { code: 'not-found', facts: {} }));
  const typed = kept.entries.filter(([name, value]) => !UNTYPED.has(name) && value !== '').map(([, value]) => value);
  return { kept, typed, back: kept.address.replace(/\?\/[^&]*/, '') };
};
