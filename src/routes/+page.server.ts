import type { PageServerLoad } from './$types';

export const _access = 'public';

/** The home page lays its own bands from edge to edge. */
export const load: PageServerLoad = () => ({ bands: true });
