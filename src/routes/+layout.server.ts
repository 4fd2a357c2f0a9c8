import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
  language: locals.language,
  citizen: locals.citizen && { name: locals.citizen.name },
  officer: locals.officer && { name: locals.officer.name, unit: locals.officer.unit },
});
