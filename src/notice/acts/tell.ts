import { enqueue } from '#db/enqueue.ts';
import type { Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import { type Addressee, audience, type Standing, tellsEach } from '../rules/audience.ts';
import { digestAfter, mayWait } from '../rules/digest.ts';
import type { SaidFacts } from '../rules/facts.ts';
import type { OfficerKind } from '../rules/officer-kinds.ts';
import { digestReaders } from '../sql/digests.ts';
import { insertOfficerNotices } from '../sql/officer-notices.ts';
import type { FindOfficers } from './addressees.ts';

export interface ToTell {
  readonly kind: OfficerKind;
  readonly dossier: Standing & { readonly code: string; readonly procedure: string };
  readonly occasion: string;
  readonly facts: Omit<SaidFacts, 'procedure'>;
  /** The officer or agency the act itself names. */
  readonly named?: string | undefined;
  /** Who did it needs no telling. */
  readonly except?: string | undefined;
}

const readersOf = (found: readonly { readonly officer: string }[]): string[] => found.map(({ officer }) => officer);

/** Tells it to everybody it concerns who was not told before; mails it to those who have a work address. Answers to how many. */
export async function tell(tx: Tx, find: FindOfficers, one: ToTell): Promise<number> {
  const who: readonly Addressee[] = audience(one.kind, one.dossier, one.named);
  const found = (await find(tx, who)).filter(({ officer }) => `officer:${officer}` !== one.except);
  if (found.length === 0 || !tellsEach(one.kind, found.length)) return 0;
  const daily = mayWait(one.kind) ? await digestReaders(tx, readersOf(found), true) : new Set();
  const to = found.map((officer) => ({
    ...{ ...officer, id: uuidv7(tx.at) },
    digestAt: officer.workEmail && daily.has(officer.officer) ? digestAfter(tx.at) : null,
  }));
  const { code, procedure } = one.dossier;
  const notice = { dossier: code, kind: one.kind, occasion: one.occasion, facts: { procedure, ...one.facts }, to };
  const made = await insertOfficerNotices(tx, notice);
  for (const { id, workEmail, digestAt } of to)
    if (made.has(id) && workEmail && digestAt === null)
      await enqueue(tx, 'send-notice', { realm: tx.realm, notice: id }, { key: `notice-${id}` });
  return made.size;
}
