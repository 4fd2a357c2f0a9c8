import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { Scan, Scanner } from './scanner.ts';

/** What the scanner found in one file; for the log, the figures and the trail: no name of a file, no person. */
export type Scanned =
  | { readonly kind: 'clean' }
  | { readonly kind: 'infected'; readonly virus: string }
  /** The scanner gave no verdict: the file was refused, or taken unseen where the settings say so. */
  | { readonly kind: 'refused-unseen' | 'taken-unseen'; readonly why: string };

export interface Scanning {
  readonly scanner: Scanner;
  /** What happens to a file while the scanner gives no verdict. */
  readonly away: 'refuse' | 'accept';
  told(found: Scanned): void | Promise<void>;
}

export type ScanRefusal = 'file-infected' | 'scanner-away';

/** Whether a file that has come whole may be kept. */
export async function judge(scan: Scan, { away, told }: Scanning): Promise<Outcome<true, ScanRefusal>> {
  const verdict = await scan.verdict();
  if (verdict.kind === 'away') {
    await told({ kind: away === 'refuse' ? 'refused-unseen' : 'taken-unseen', why: verdict.why });
    return away === 'refuse' ? refused('scanner-away') : ok(true);
  }
  await told(verdict);
  return verdict.kind === 'infected' ? refused('file-infected', { virus: verdict.virus.slice(0, 100) }) : ok(true);
}
