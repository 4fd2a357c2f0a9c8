import type { Tx } from '#db/transaction.ts';
import { dateAt } from '#kernel/time.ts';
import type { OFFICER_ACTS } from '../rules/officer-kinds.ts';
import { type ActFacts, actFacts, watchedByCode } from '../sql/watched.ts';
import { type FindOfficers, finderOn } from './addressees.ts';
import type { Cause } from './queue.ts';
import { type ToTell, tell } from './tell.ts';

/** The act with what it decided, as the trail has it. */
export interface Told extends Cause {
  readonly actor: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

type Part = Pick<ToTell, 'kind' | 'facts' | 'named'>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const opinion = ({ opinion: asked }: ActFacts) =>
  asked ? { agencyVi: asked.agencyVi, agencyEn: asked.agencyEn, limit: asked.due } : {};

const BY_ACT: Record<(typeof OFFICER_ACTS)[number], (told: Told, more: ActFacts) => Part | undefined> = {
  // At the desk the officer stands before it.
  'dossier-submit': (_, { channel }) => (channel === 1 ? undefined : { kind: 'officer-arrived', facts: {} }),
  'dossier-answer-supplement': () => ({ kind: 'officer-supplemented', facts: {} }),
  'dossier-assign': ({ facts }) => ({ kind: 'officer-assigned', facts: {}, named: text(facts['to']) }),
  'dossier-send-back': (_, { heldBefore, reason }) => ({
    kind: 'officer-sent-back',
    facts: reason ? { why: reason } : {},
    named: heldBefore ?? undefined,
  }),
  'dossier-consult': ({ facts }, more) => ({
    kind: 'officer-consulted',
    facts: opinion(more),
    named: text(facts['agency']),
  }),
  'dossier-answer-consultation': ({ facts }, more) => ({
    kind: facts['late'] === true ? 'officer-opinion-late' : 'officer-opinion',
    facts: opinion(more),
  }),
  'dossier-contest': () => ({ kind: 'officer-objection', facts: {} }),
};

/** Tells the officers for whom acts make work. Safe to repeat. No trail of its own, as for citizens (queue.ts). */
export async function tellOfficers(tx: Tx, acts: readonly Told[]): Promise<void> {
  const find = finderOn(tx.realm, dateAt(tx.at));
  await Promise.all(acts.map((told) => tellOf(tx, find, told)));
}

async function tellOf(tx: Tx, find: FindOfficers, told: Told): Promise<void> {
  const code = told.subject.replace(/^dossier\//, '');
  const step = told.act === 'dossier-send-back' ? text(told.facts['to']) : null;
  const seq = typeof told.facts['seq'] === 'number' ? told.facts['seq'] : null;
  const [dossier, more] = await Promise.all([
    watchedByCode(tx, tx.realm, code),
    actFacts(tx, tx.realm, code, { step, seq }),
  ]);
  if (!dossier || !more) throw new Error(`the act ${told.id} is about no dossier`);
  const part = BY_ACT[told.act as keyof typeof BY_ACT](told, more);
  if (part) await tell(tx, find, { ...part, dossier, occasion: told.id, except: told.actor });
}
