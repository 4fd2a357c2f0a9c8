import { agencyByCode } from '#agency/index.ts';
import { type Acting, inTransaction } from '#db/transaction.ts';
import { countTry, forgiveTry } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { Instant } from '#kernel/time.ts';
import { parseDossierCode } from '../rules/code.ts';
import { nationalStatus, type State } from '../rules/states.ts';
import { type LookedUp, lookUpRow } from '../sql/look-up.ts';

export interface LookUpAsk {
  readonly code: string;
  /** The last four digits of the telephone or of the personal number that was declared. */
  readonly secret: string;
  /** Where the question comes from, for the wait after wrong ones. */
  readonly address: string;
}

/** What a stranger with the receipt may know: where it stands and until when; no name, no answers, no papers. */
export interface Tracked {
  readonly code: string;
  readonly procedureName: string;
  readonly state: State;
  readonly national: number;
  readonly holder: { readonly vi: string; readonly en: string };
  readonly stepName: string | null;
  readonly submittedAt: Instant;
  readonly due: Instant | null;
  readonly answerDue: Instant | null;
  readonly asked: boolean;
}

/**
 * Tra cứu: by the code and one secret of the holder. A wrong code and a wrong secret are answered alike, and wrong tries
 * of one code or one address wait longer each time, so that nothing can be enumerated.
 */
export async function lookUp(
  app: Acting,
  { code: typed, secret, address }: LookUpAsk,
): Promise<Outcome<Tracked, 'look-up-wrong' | 'sign-in-wait'>> {
  const code = parseDossierCode(typed) ?? 'no-such-code';
  const counted = await countTry(app, `look-up/${code}`, address);
  if (!counted.ok) return counted;
  const digits = secret.replace(/\D/g, '');
  const row = digits.length === 4 ? await lookUpRow(app.db.forRealm(app.realm), app.realm, code, digits) : undefined;
  if (!row) return refused('look-up-wrong');
  await inTransaction(app, 'system:look-up', (tx) => forgiveTry(tx, counted.value));
  return ok(await told(app, row));
}

async function told(app: Acting, row: LookedUp): Promise<Tracked> {
  const agency = await agencyByCode(app.db.forRealm(app.realm), app.realm, row.holderAgency);
  const { holderAgency, ...rest } = row;
  return {
    ...{ ...rest, national: nationalStatus(row.state) },
    ...{ holder: { vi: agency?.nameVi ?? holderAgency, en: agency?.nameEn ?? holderAgency } },
    asked: row.state === 'supplement' || row.state === 'supplement-before',
  };
}
