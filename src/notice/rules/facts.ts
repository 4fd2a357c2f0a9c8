import type { NoticeFacts } from '#dossier/index.ts';
import type { Instant, LocalDate } from '#kernel/time.ts';
import type { NoticeKind } from './kinds.ts';

/** What the words of one notice need, as it is kept; chosen by kind, so that nothing is kept that is not said. */
export interface SaidFacts {
  readonly procedure: string;
  readonly holderVi?: string;
  readonly holderEn?: string;
  /** Until when something is due, and what. */
  readonly until?: { readonly what: 'answer' | 'result' | 'supplement'; readonly at: Instant };
  readonly oldDue?: Instant;
  /** The legal ground: of the law or the procedure, so it may be mailed. */
  readonly ground?: string;
  /** In an officer's own words, which may tell of a person: shown on the page, never mailed. */
  readonly why?: string;
  readonly at?: Instant;
  readonly place?: string;
  readonly count?: number;
  readonly number?: string;
  readonly upheld?: boolean;
  /** Told to officers: the limit that comes near or has passed, and the last sitting for an apology. */
  readonly limit?: Instant;
  readonly apology?: Instant;
  /** The agency that was consulted. */
  readonly agencyVi?: string;
  readonly agencyEn?: string;
  /** A request for explanation: its id, which unit it asks, the last day of the answer. What it is about stands in `procedure`. */
  readonly explanation?: string;
  readonly procedureEn?: string;
  readonly unitVi?: string;
  readonly unitEn?: string;
  readonly day?: LocalDate;
}

type Part = Omit<SaidFacts, 'procedure'>;

const holder = (f: NoticeFacts): Part => ({ holderVi: f.holderVi, holderEn: f.holderEn });
const until = (what: 'answer' | 'result' | 'supplement', at: Instant | null): Part =>
  at ? { until: { what, at } } : {};
const why = (text: string | null): Part => (text ? { why: text } : {});
const answered = (f: NoticeFacts): Part => (f.due ? until('result', f.due) : until('answer', f.answerDue));

const BY_KIND: Record<NoticeKind, (f: NoticeFacts) => Part> = {
  'dossier-submit': (f) => ({ ...holder(f), ...until('answer', f.answerDue) }),
  'dossier-accept': (f) => ({ ...holder(f), ...until('result', f.due) }),
  'dossier-ask-supplement': (f) => ({ ...until('supplement', f.closeDue), ...(f.asked ? { count: f.asked } : {}) }),
  'dossier-answer-supplement': (f) => ({ ...holder(f), ...answered(f) }),
  'dossier-refuse': (f) => ({ ...(f.ground ? { ground: f.ground } : {}), ...why(f.endReason) }),
  'dossier-hand-over': (f) => ({ ...holder(f), ...until('result', f.due) }),
  'dossier-extend': (f) => ({
    ...holder(f),
    ...until('result', f.due),
    ...(f.oldDue ? { oldDue: f.oldDue } : {}),
    ...why(f.extensionReason),
  }),
  'dossier-arrange-visit': (f) => ({
    ...holder(f),
    ...(f.visitAt ? { at: f.visitAt } : {}),
    ...(f.visitPlace ? { place: f.visitPlace } : {}),
  }),
  'dossier-number': (f) => ({ ...holder(f), ...(f.number ? { number: f.number } : {}) }),
  'dossier-return-result': (f) => (f.number ? { number: f.number } : {}),
  'dossier-stop': (f) => why(f.endReason),
  'dossier-close': (f) => why(f.endReason),
  'dossier-withdraw': () => ({}),
  'dossier-answer-objection': (f) => ({ ...holder(f), ...(f.upheld === null ? {} : { upheld: f.upheld }) }),
  'dossier-correct': (f) => ({ ...holder(f), ...why(f.correctionReason) }),
  'dossier-succeed': (f) => ({ ...holder(f), ...answered(f) }),
  'dossier-redate': (f) => ({ ...holder(f), ...answered(f) }),
  'dossier-revoke': (f) => ({ ...(f.number ? { number: f.number } : {}), ...why(f.revokeReason) }),
};

export const saidFacts = (kind: NoticeKind, facts: NoticeFacts): SaidFacts => ({
  procedure: facts.procedure,
  ...BY_KIND[kind](facts),
});
