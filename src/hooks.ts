import type { Transport } from '@sveltejs/kit/hooks';

const isLoaded = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'data' && 'uses' in value;

/**
 * No page starts a program in the browser (routes/+layout.ts), so what pages were made of is not sent along. SvelteKit writes it out as a
 * script all the same before it leaves it away: an eighth of the program's time behind an officer's pages. Here it is told that nothing
 * is to be written.
 */
export const transport: Transport = {
  unsent: { encode: (value) => isLoaded(value) && [], decode: () => undefined },
};
