import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { Scan, Scanner } from './scanner.ts';
import type { Kept, Sender } from './store.ts';

/** An infected file, for the list of what is in quarantine. */
export interface Infected {
  readonly kind: 'infected';
  readonly virus: string;
  readonly file: Kept;
  /** Sealed in quarantine; else nothing of it was kept. */
  readonly isKept: boolean;
  readonly from: Sender | undefined;
}

/** What the scanner found in one file; for the log, the figures and the trail. */
export type Scanned =
  | { readonly kind: 'clean' }
  | Infected
  /** The scanner gave no verdict: the file was refused, or taken unseen where the settings say so. */
  | { readonly kind: 'refused-unseen' | 'taken-unseen'; readonly why: string };

export interface Scanning {
  readonly scanner: Scanner;
  /** What happens to a file while the scanner gives no verdict. */
  readonly away: 'refuse' | 'accept';
  told(found: Scanned): void | Promise<void>;
}

/** The file under judgement, and what takes it into quarantine. */
export interface Judged {
  readonly file: Kept;
  readonly from: Sender | undefined;
  /** Answers whether it is there. Whatever happens, the file is refused. */
  quarantine(): Promise<boolean>;
}

export type ScanRefusal = 'file-infected' | 'scanner-away';

/** Whether a file that has come whole may be kept. */
export async function judge(
  scan: Scan,
  { away, told }: Scanning,
  { file, from, quarantine }: Judged,
): Promise<Outcome<true, ScanRefusal>> {
  const verdict = await scan.verdict();
  if (verdict.kind === 'away') {
    await told({ kind: away === 'refuse' ? 'refused-unseen' : 'taken-unseen', why: verdict.why });
    return away === 'refuse' ? refused('scanner-away') : ok(true);
  }
  if (verdict.kind === 'clean') {
    await told(verdict);
    return ok(true);
  }
  const virus = verdict.virus.slice(0, 100);
  await told({ kind: 'infected', virus, file, from, isKept: await quarantine() });
  // As one plain word: it travels in addresses and is shown to its sender.
  return refused('file-infected', { virus: virus.replace(/[^\w.:-]+/g, '.').slice(0, 60) });
}
