import { unreadCount } from '#notice/index.ts';
import type { LayoutServerLoad } from './$types';
import { placeOf } from './place.ts';

export const load: LayoutServerLoad = async ({ locals }) => ({
  language: locals.language,
  place: await placeOf(locals.app, locals.language),
  citizen: locals.citizen && { name: locals.citizen.name },
  officer: locals.officer && {
    ...{ name: locals.officer.name, unit: locals.officer.unit, works: locals.mayOpen('/can-bo/ho-so') },
    unread: await unreadCount(locals.app.read, locals.app.realm, { officer: locals.officer.id }),
  },
});
