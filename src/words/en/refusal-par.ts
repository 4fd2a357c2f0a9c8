import type { refusalPar as Vietnamese } from '../vi/refusal-par.ts';

export const refusalPar: { readonly [K in keyof typeof Vietnamese]: string } = {
  'count-unreadable': 'The count “{text}” cannot be read. Give a whole number, for example 3,618 or “more than 2,000”.',
  'rate-unreadable': 'The rate “{text}” cannot be read. Give 0 to 100, for example 38.36% or “under 50%”.',
  'whole-nothing': 'The whole is 0, so there is no rate. Give a total above 0.',
  'part-over-whole': 'The part is more than the whole. Check whether the two counts changed places.',
};
