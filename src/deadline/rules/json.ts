import { formatInstant } from '#kernel/time.ts';
import type { Language } from '#words/index.ts';
import type { Deadline } from './deadline.ts';
import { explain } from './explain.ts';
import type { Step } from './step.ts';
import { termMeasure, writeTerm } from './term.ts';

/** A deadline as plain JSON: instants in legal time, the same for the command line and the API. */
export function deadlineAsJson(deadline: Deadline, language: Language) {
  const { due, dueDate, legalEnd, provisional, doubts, regime, from, start, term, steps } = deadline;
  const explanations = { vi: explain(deadline, 'vi'), en: explain(deadline, 'en') };
  return {
    due: formatInstant(due),
    dueDate,
    provisional,
    explanation: explanations[language],
    explanations,
    legalEnd: formatInstant(legalEnd),
    regime,
    term: writeTerm(term),
    measure: { unit: measureUnit(term.unit), amount: termMeasure(term) },
    from: formatInstant(from),
    start: formatInstant(start),
    doubts: doubts.map(({ from, to, vi, en }) => ({ from, to, vi, en })),
    steps: steps.map(stepAsJson),
  };
}

const measureUnit = (unit: Deadline['term']['unit']) =>
  unit === 'h' || unit === 'wh' ? 'minute' : unit === 'mo' ? 'month' : 'day';

function stepAsJson(step: Step) {
  const plain = Object.entries(step).map(([name, value]) => [
    name,
    typeof value === 'number' && MOMENTS.has(name) ? formatInstant(value as Deadline['due']) : value,
  ]);
  return Object.fromEntries(plain) as Record<string, unknown>;
}

/** Fields of a step that are moments when they are numbers; the others that share these names are dates. */
const MOMENTS = new Set(['at', 'from', 'to']);
