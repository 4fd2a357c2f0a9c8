import type { refusalResult as Vietnamese } from '../vi/refusal-result.ts';

export const refusalResult: { readonly [K in keyof typeof Vietnamese]: string } = {
  'sign-wrong':
    'The sign “{sign}” is not right: capitals and figures, a capital first, 2 to 20 characters, for example SNNMT. Please mend it.',
};
