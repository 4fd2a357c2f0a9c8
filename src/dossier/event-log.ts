import { createHmac } from 'node:crypto';
import type { Reader } from '#db/pool.server.ts';
import type { Instant } from '#kernel/time.ts';
import { OcelLog, type Pseudonym, XesLog } from './rules/event-log.ts';
import { ACTS } from './rules/states.ts';
import { loggedActs } from './sql/event-log.ts';

export const LOG_FORMATS = ['ocel', 'xes'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

export interface LogAsked {
  readonly format: LogFormat;
  readonly from: Instant;
  /** Not counted in. */
  readonly to: Instant;
  /** Key of the pseudonyms: with the same one two logs can be joined; whoever has it can find codes again. */
  readonly salt: string;
}

/** Sixteen hexadecimal digits of a keyed hash: codes and officers cannot be found again without the key. */
const pseudonymsBy =
  (salt: string): Pseudonym =>
  (kind, real) =>
    createHmac('sha256', salt).update(`${kind} ${real}`).digest('hex').slice(0, 16);

/**
 * What happened to dossiers in a period, for process-mining tools, piece by piece: OCEL 2.0 (JSON) or XES (IEEE 1849).
 * Without personal data: acts, moments, steps, agencies, procedures; dossiers and officers under pseudonyms, citizens not told apart.
 */
export async function* eventLog(reader: Reader, realm: string, asked: LogAsked): AsyncGenerator<string> {
  const pseudonym = pseudonymsBy(asked.salt);
  const log = asked.format === 'ocel' ? new OcelLog(pseudonym, ['submit', ...ACTS]) : new XesLog(pseudonym);
  yield log.begin();
  for await (const one of loggedActs(reader, realm, asked)) yield log.event(one);
  yield* log.end();
}
