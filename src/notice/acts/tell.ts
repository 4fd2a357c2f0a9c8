import { enqueue } from '#db/enqueue.ts';
import type { Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import type { OnDuty } from '#identity/index.ts';
import { type Addressee, audience, type Standing, tellsEach } from '../rules/audience.ts';
import { digestAfter, mayWait } from '../rules/digest.ts';
import type { SaidFacts } from '../rules/facts.ts';
import type { ApartKind, DossierKind, OfficerKind } from '../rules/officer-kinds.ts';
import { digestReaders } from '../sql/digests.ts';
import { insertOfficerNotices } from '../sql/officer-notices.ts';
import type { FindOfficers } from './addressees.ts';

export interface ToTell {
  readonly kind: DossierKind;
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
  const { code, procedure } = one.dossier;
  return keepFor(tx, found, { ...one, dossier: code, facts: { procedure, ...one.facts } });
}

export interface ToTellApart {
  readonly kind: ApartKind;
  readonly occasion: string;
  readonly facts: SaidFacts;
  /** Who is told, and whoever stands in for one of them. */
  readonly who: readonly Addressee[];
  /** Who did it needs no telling. */
  readonly except: string;
}

/** Tells officers of a matter that is no dossier's, as `tell` does. */
export async function tellApart(tx: Tx, find: FindOfficers, one: ToTellApart): Promise<number> {
  const found = (await find(tx, one.who)).filter(({ officer }) => `officer:${officer}` !== one.except);
  return found.length === 0 ? 0 : keepFor(tx, found, { ...one, dossier: null });
}

interface Kept {
  readonly kind: OfficerKind;
  readonly occasion: string;
  readonly dossier: string | null;
  readonly facts: SaidFacts;
}

async function keepFor(tx: Tx, found: readonly OnDuty[], { kind, occasion, dossier, facts }: Kept): Promise<number> {
  const daily = mayWait(kind) ? await digestReaders(tx, readersOf(found), true) : new Set();
  const to = found.map((officer) => ({
    ...{ ...officer, id: uuidv7(tx.at) },
    digestAt: officer.workEmail && daily.has(officer.officer) ? digestAfter(tx.at) : null,
  }));
  const made = await insertOfficerNotices(tx, { dossier, kind, occasion, facts, to });
  for (const { id, workEmail, digestAt } of to)
    if (made.has(id) && workEmail && digestAt === null)
      await enqueue(tx, 'send-notice', { realm: tx.realm, notice: id }, { key: `notice-${id}` });
  return made.size;
}
