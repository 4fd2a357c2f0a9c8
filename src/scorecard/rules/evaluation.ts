import type { Instant } from '#kernel/time.ts';
import { readEntry } from './contribution.ts';
import { isLost } from './judge.ts';

/**
 * What is counted of an officer's work: each figure is a set of steps, requests or objections, and its list is that set. No figure is
 * a score: no decree gives a formula for an officer (NĐ 118/2025 Đ32 names groups of criteria for agencies and officers, no weights).
 */
export const EVALUATION_FIGURES = [
  ...([
    'dossiers',
    'received',
    'finished',
    'instead',
    'stand-in',
    'passed',
    'interrupted',
    'open',
    'open-late',
  ] as const),
  ...(['on-time', 'late', 'inherited', 'no-limit', 'ended-on-time', 'ended-late'] as const),
  ...(['returned', 'asked', 'refused', 'objected', 'upheld', 'rejected', 'pending', 'corrected', 'extended'] as const),
] as const;
export type EvaluationFigure = (typeof EVALUATION_FIGURES)[number];

export const isEvaluationFigure = (text: string): text is EvaluationFigure =>
  (EVALUATION_FIGURES as readonly string[]).includes(text);

/** One of a set: a visit of a dossier to a step, or what was asked, refused, objected to or corrected in it. */
export interface EvaluationItem {
  readonly code: string;
  readonly seq: number;
  /** What it is listed by: when it came, left, or happened. */
  readonly at: Instant;
}

/** A step that changed hands while the dossier stood there. */
export interface Passing {
  readonly at: Instant;
  readonly from: string;
  readonly to: string;
}

/** A visit of a dossier to a step, with its last holder. */
export interface StepFact {
  readonly code: string;
  readonly seq: number;
  readonly agency: string;
  readonly officer: string;
  readonly entered: Instant;
  readonly due: Instant | null;
  readonly left: Instant | null;
  readonly outcome: 'done' | 'sent-back' | 'supplement' | 'moved' | 'stopped' | null;
  /** The step waits for somebody to come for the result: its length is nobody's work. */
  readonly waits: boolean;
  /** Who stood in for the holder and ended it; null: the holder did. */
  readonly standIn: string | null;
  readonly passed: readonly Passing[];
  /** After it was done a later step sent the dossier back to it. */
  readonly sentBack: boolean;
  /** When the dossier ended. */
  readonly ended: Instant | null;
  /** Its verdict by the decree as the index keeps it (rules/contribution.ts); null: not reckoned. */
  readonly decree: string | null;
}

/** What somebody did, or what was done about something of theirs. */
export interface ActFact extends EvaluationItem {
  readonly what: 'asked' | 'refused' | 'objected' | 'corrected' | 'extended' | 'stand-in' | 'passed';
  readonly officer: string;
  readonly agency: string;
  /** Of an objection: whether it was found right; null: not answered. */
  readonly upheld: boolean | null;
  /** Of a step that was passed on: its limit and all its passings. */
  readonly due: Instant | null;
  readonly passed: readonly Passing[];
}

export interface Span {
  readonly from: Instant;
  readonly to: Instant;
  readonly now: Instant;
}

/** Who held a step at a moment. */
export const holderAt = ({ officer, passed }: Pick<StepFact, 'officer' | 'passed'>, at: Instant): string =>
  passed.findLast((one) => one.at <= at)?.to ?? passed[0]?.from ?? officer;

/**
 * On time for whoever finished the step by its limit; late for whoever held it when the limit passed, and for nobody else: who took it
 * over late did not make it late. A dossier that stood still for a supplement begins its step anew, with a limit of its own.
 */
export function limitVerdict(fact: StepFact): 'on-time' | 'late' | 'inherited' | 'no-limit' {
  if (fact.due === null || fact.waits || fact.left === null) return 'no-limit';
  if (fact.left <= fact.due) return 'on-time';
  return holderAt(fact, fact.due) === fact.officer ? 'late' : 'inherited';
}

const isDone = ({ outcome }: StepFact): boolean => outcome === 'done' || outcome === 'sent-back';

function endedAs({ ended, decree }: StepFact): EvaluationFigure[] {
  if (ended === null || decree === null) return [];
  return [isLost(readEntry(decree).side, ended) ? 'ended-late' : 'ended-on-time'];
}

function ofLeft(fact: StepFact): EvaluationFigure[] {
  if (!isDone(fact)) return ['interrupted'];
  // The stand-in did it and the holder was away: it is told of both, and held against neither.
  if (fact.standIn !== null) return ['instead'];
  return ['finished', limitVerdict(fact), ...(fact.sentBack ? (['returned'] as const) : []), ...endedAs(fact)];
}

/** In which sets a visit is for its last holder, with the moment each is listed by. */
export function figuresOfStep(fact: StepFact, { from, to, now }: Span): [EvaluationFigure, Instant][] {
  const isIn = (at: Instant) => at >= from && at < to;
  const { entered, left, due } = fact;
  const came: EvaluationFigure[] = isIn(entered) ? ['dossiers', 'received'] : [];
  const stands: EvaluationFigure[] =
    left === null ? ['open', ...(due !== null && due < now ? (['open-late'] as const) : [])] : [];
  return [
    ...[...came, ...stands].map((one): [EvaluationFigure, Instant] => [one, entered]),
    ...(left !== null && isIn(left) ? ofLeft(fact) : []).map((one): [EvaluationFigure, Instant] => [
      one,
      left as Instant,
    ]),
  ];
}

/** In which sets an act is for whom it is told of. */
export function figuresOfAct(fact: ActFact): EvaluationFigure[] {
  const { what, upheld, due, passed, at, officer } = fact;
  if (what === 'objected') return ['objected', upheld === null ? 'pending' : upheld ? 'upheld' : 'rejected'];
  if (what !== 'passed') return [what];
  const wasLate = due !== null && due < at && holderAt({ officer, passed }, due) === officer;
  return ['passed', ...(wasLate ? (['late'] as const) : [])];
}

export type Evaluation = Readonly<Record<EvaluationFigure, readonly EvaluationItem[]>>;

/** Counted once a dossier, however many of its steps somebody had. */
const BY_DOSSIER: ReadonlySet<EvaluationFigure> = new Set(['dossiers', 'ended-on-time', 'ended-late']);

const inOrder = (a: EvaluationItem, b: EvaluationItem): number =>
  a.at - b.at || (a.code < b.code ? -1 : a.code > b.code ? 1 : a.seq - b.seq);

/** All sets of one officer, or of several together: nothing is in a set twice. */
export function evaluationOf(steps: readonly StepFact[], acts: readonly ActFact[], span: Span): Evaluation {
  const sets = new Map<EvaluationFigure, Map<string, EvaluationItem>>(
    EVALUATION_FIGURES.map((one) => [one, new Map()]),
  );
  const add = (figure: EvaluationFigure, { code, seq }: { code: string; seq: number }, at: Instant) => {
    const key = BY_DOSSIER.has(figure) ? code : `${code} ${seq}`;
    const set = sets.get(figure);
    if (set && !set.has(key)) set.set(key, { code, seq, at });
  };
  for (const fact of steps) for (const [figure, at] of figuresOfStep(fact, span)) add(figure, fact, at);
  for (const fact of acts) for (const figure of figuresOfAct(fact)) add(figure, fact, fact.at);
  return Object.fromEntries([...sets].map(([figure, set]) => [figure, [...set.values()].toSorted(inOrder)])) as never;
}

/** A page of a set after an item of it. */
export const pageAfter = (
  items: readonly EvaluationItem[],
  after: EvaluationItem | undefined,
  limit: number,
): EvaluationItem[] => items.filter((one) => !after || inOrder(one, after) > 0).slice(0, limit);
