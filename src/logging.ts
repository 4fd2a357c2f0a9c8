import { randomInt } from 'node:crypto';
import pino from 'pino';

export type Log = pino.Logger;

/**
 * One JSON line an event, without personal data: what identifies a person is cut off here whatever a caller passes,
 * and addresses are logged by route, not by what was typed into them (Law 91/2025; NĐ 118/2025 art. 5.1d).
 * On standard error: what a command answers stands alone on standard output.
 */
export const openLog = (level: string): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          'name',
          'personalNumber',
          'phone',
          'email',
          'address',
          'password',
          'cookie',
          'authorization',
          'body',
        ].flatMap((key) => [key, `*.${key}`]),
        remove: true,
      },
    },
    pino.destination(2),
  );

/** Letters and digits that are not mistaken for each other over the telephone. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Names an incident in the log and to the person who met it. */
export const incidentCode = (): string => Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
