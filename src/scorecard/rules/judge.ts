import { verdicts } from '#deadline/index.ts';
import { dateAt, type Instant } from '#kernel/time.ts';
import type { Around, DossierFact } from './facts.ts';
import { endOf, type Period } from './periods.ts';

/** Sets of dossiers that are counted: those of an indicator by its code, and what the boards show beside them. */
export const DOSSIER_MARKS = [
  ...(['1.4', '2.1', '3.3', '3.4', '3.6', '4.1', '4.2', '4.3', '4.4', '4.5a', '5.4'] as const),
  // Online or not; late by the decree or not; late or not among those whose owner was sent an apology.
  ...(['online', 'decree', 'apology'] as const),
  // Taken as it came or asked to be supplemented; ended with a result or without.
  ...(['supplement', 'stopped'] as const),
] as const;
export type DossierMark = (typeof DOSSIER_MARKS)[number];

/** Procedures counted once however many dossiers they have: 3.2; 3.5; 3.5b; 4.5b. */
export const PROCEDURE_MARKS = ['used', 'fee', 'paid', 'population'] as const;
export type ProcedureMark = (typeof PROCEDURE_MARKS)[number];

/** In the numerator; in the denominator only; not late until a moment, and late after it unless something happens. */
export type Side = { readonly side: 'won' | 'lost' } | { readonly side: 'until'; readonly at: Instant };

const side = (isWon: boolean): Side => ({ side: isWon ? 'won' : 'lost' });

/** What the clock of a dossier says, whatever the period: asked once, it answers for the month, the quarter and the year. */
export interface Judged {
  /** Indicator 2.1: fixed, or on time in the periods that end by then (rule 2: no end yet is the period's last day). */
  readonly portal: Side;
  readonly decree: Side;
}

/**
 * Both verdicts of a dossier. Without a term nobody can say it was on time, and the index gives no point for what cannot be
 * shown; the decree, which counts what is late, does not count it.
 */
export function judged(fact: DossierFact, { calendar }: Around): Judged {
  if (!fact.clock) return { portal: side(false), decree: side(true) };
  // Looked at from its reception: whether it is late by now is for whoever counts, with the moment kept here.
  const at = fact.receivedAt;
  const both = verdicts(fact.clock, calendar, { asOf: at, periodEnd: dateAt(at) });
  if (!both.ok) throw new Error(`${fact.code}: its term cannot be counted (${both.code})`);
  const { portal, decree } = both.value;
  // The date before any extension: who is told of a new one has still been kept waiting (NĐ 118/2025 Đ19.6).
  const end = decree.deadline?.legalEnd;
  const isRunning = decree.state === 'running' && !decree.lateByOriginal && end !== undefined;
  return {
    portal: portal.reason === 'not-ended' ? { side: 'until', at: portal.onTimeUntil } : side(portal.onTime),
    decree: isRunning ? { side: 'until', at: end } : side(!decree.lateByOriginal),
  };
}

/** Whether the portal finds it on time in this period. */
export const onTimeIn = ({ portal }: Judged, period: Period): boolean =>
  portal.side === 'until' ? endOf(period) <= portal.at : portal.side === 'won';

const among = (isMember: boolean, isWon: boolean): Side | undefined => (isMember ? side(isWon) : undefined);
/** A paper comes back as a file, or no paper comes back at all. */
const electronic = ({ returnsPaper, resultFile }: DossierFact): boolean => !returnsPaper || resultFile;

/** In which sets a received dossier is, and on which side, for whatever period it was received in; undefined: not in that set. */
export function sidesOf(fact: DossierFact, found: Judged): Record<DossierMark, Side | undefined> {
  const isOnline = fact.channel === 2;
  return {
    '1.4': side(fact.synced),
    '2.1': found.portal,
    '3.3': side(isOnline && electronic(fact)),
    '3.4': among(fact.wholeOnline, isOnline && electronic(fact)),
    '3.6': among(fact.feeDue, fact.paidOnline),
    '4.1': among(fact.returnsPaper, fact.resultFile),
    '4.2': side(fact.hasFile && electronic(fact)),
    '4.3': side(fact.reused),
    '4.4': side(fact.personalStore),
    '4.5a': side(fact.population),
    '5.4': side(!fact.unhappy),
    online: side(isOnline),
    decree: found.decree,
    apology: fact.apologised ? found.decree : undefined,
    supplement: side(!fact.supplemented),
    stopped: side(!fact.stopped),
  };
}

/** Which of the procedure's marks this dossier sets. */
export const procedureMarksOf = (fact: DossierFact): ProcedureMark[] => [
  ...(fact.channel === 2 ? (['used'] as const) : []),
  ...(fact.feeDue && fact.synced ? (['fee'] as const) : []),
  ...(fact.feeDue && fact.paidOnline ? (['paid'] as const) : []),
  ...(fact.population ? (['population'] as const) : []),
];

/** Whether a side counts as late or lost at a moment: time needs no act. */
export const isLost = (one: Side, now: Instant): boolean => (one.side === 'until' ? now > one.at : one.side === 'lost');
