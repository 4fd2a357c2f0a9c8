import type { Handle } from '@sveltejs/kit';

export const handle: Handle = async ({ event, resolve }) => {
  event.locals.language = event.url.searchParams.get('lang') === 'en' ? 'en' : 'vi';
  return resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', event.locals.language) });
};
