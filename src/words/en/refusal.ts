import type { Words } from '../index.ts';

export const refusal: Words['refusal'] = {
  'not-found': 'There is no such page, or you may not see it. Check the address.',
  'sign-in-needed': 'Sign in to see this page.',
};
