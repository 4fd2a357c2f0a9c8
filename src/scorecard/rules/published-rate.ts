import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { type Hedge, hedgeOf } from './published-count.ts';

/** A rate as a report prints it: `38,36 %`, "dưới 50 %". */
export interface PrintedRate {
  readonly hedge: Hedge;
  /** In units of the last printed decimal: 3836 with 2 decimals. */
  readonly units: number;
  readonly decimals: number;
}

const RATE = /^(\d{1,3})(?:[.,](\d{1,4}))?\s*(%|phần trăm|percent)?$/;

/** With a comma or a dot before the decimals, with or without the sign. Not above 100 %: a part of a whole. */
export function readRate(text: string): Outcome<PrintedRate, 'rate-unreadable'> {
  const { hedge, rest } = hedgeOf(text);
  const found = RATE.exec(rest);
  if (!found) return refused('rate-unreadable', { text: text.trim() });
  const decimals = found[2]?.length ?? 0;
  const units = Number(`${found[1]}${found[2] ?? ''}`);
  return units <= 100 * 10 ** decimals
    ? ok({ hedge, units, decimals })
    : refused('rate-unreadable', { text: text.trim() });
}
