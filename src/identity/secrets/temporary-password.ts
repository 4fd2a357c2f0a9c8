import { randomInt } from 'node:crypto';

/** Without what is taken for another when read aloud or from paper: no 0, 1, i, l, o. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP = 4;

/** `k7mq-x2pd-…`: sixteen signs of 31, 79 bits, to be handed over on paper and used once. */
export const newTemporaryPassword = (): string =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP }, () => SIGNS[randomInt(SIGNS.length)]).join(''),
  ).join('-');
