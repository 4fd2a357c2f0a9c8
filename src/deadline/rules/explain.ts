import { dateAt, type LocalDate } from '#kernel/time.ts';
import type { Language } from '#words/index.ts';
import type { DayOff, MakeUpDay } from './calendar.ts';
import type { Deadline } from './deadline.ts';
import { clockTime, sayDate, sayDoubt, sayLength, sayMoment, saySpan, sayTerm, sayWeekday, wordsOf } from './say.ts';
import type { Step } from './step.ts';

/**
 * Why this date, in one sentence without its full stop (it stands in cells, captions and messages). Made when asked
 * for: a list of a thousand due dates need not write a thousand sentences.
 */
export function explain(deadline: Deadline, language: Language): string {
  const { due, dueDate, provisional, steps, doubts } = deadline;
  const words = wordsOf(language);
  const year = dueDate.slice(0, 4);
  const say = provisional ? words.dueProvisional : words.due;
  const head = say(clockTime(due), sayWeekday(language, dueDate), sayDate(language, dueDate));
  const clauses = [
    sayStart(deadline, language, year),
    ...sayLastRestart(deadline, language, year),
    ...steps.flatMap((step) => sayStep(step, deadline, language, year)),
    ...sayDaysOff(steps, language, year),
    ...sayMakeUps(steps, language, year),
  ];
  if (provisional) {
    clauses.push(words.provisionalBecause(doubts.map((period) => sayDoubt(language, period)).join(words.and)));
  }
  return `${head}: ${clauses.join(', ')}`;
}

function sayStart({ term, start }: Deadline, language: Language, year: string): string {
  const date = dateAt(start);
  const words = wordsOf(language);
  const day = [sayWeekday(language, date), sayDate(language, date, year)] as const;
  return term.unit === 'h' || term.unit === 'wh' || term.unit === 'same-day'
    ? words.fromMoment(sayTerm(language, term), clockTime(start), ...day)
    : words.fromDay(sayTerm(language, term), ...day);
}

function sayLastRestart({ steps, start }: Deadline, language: Language, year: string): string[] {
  if (!steps.some((step) => step.kind === 'restart' && step.at === start)) return [];
  const date = dateAt(start);
  return [wordsOf(language).restarted(clockTime(start), sayWeekday(language, date), sayDate(language, date, year))];
}

/** The clause of a step that a reader must know of; counting itself is already said by the term. */
function sayStep(step: Step, { term, start }: Deadline, language: Language, year: string): string[] {
  const words = wordsOf(language);
  switch (step.kind) {
    case 'wait':
      return step.from === start && term.unit === 'wh'
        ? [
            words.waited(
              clockTime(step.to),
              sayWeekday(language, dateAt(step.to)),
              sayDate(language, dateAt(step.to), year),
            ),
          ]
        : [words.opened(clockTime(step.from), sayDate(language, dateAt(step.from), year))];
    case 'first-day':
      return term.unit === 'same-day' ? [words.nextDay()] : [];
    case 'pause': {
      const ends = [sayMoment(language, step.from, year), sayMoment(language, step.to, year)] as const;
      return [
        step.moves > 0
          ? words.paused(sayLength(language, step.moves, step.measure), ...ends)
          : words.pauseIdle(...ends),
      ];
    }
    case 'restart-ignored':
      return [words.restartIgnored(sayDate(language, dateAt(step.at), year))];
    case 'roll':
      return [words.rolled(sayDate(language, step.from, year), rollReason(step, language))];
    default:
      return [];
  }
}

const rollReason = (step: Extract<Step, { kind: 'roll' }>, language: Language): string =>
  step.holiday ? step.holiday[language] : sayWeekday(language, step.from);

/** `24/11 (Ngày Văn hóa Việt Nam)`; neighbours of one name are said as one span. */
function sayDaysOff(steps: readonly Step[], language: Language, year: string): string[] {
  const days = steps.flatMap((step) => (step.kind === 'off' ? step.holidays : []));
  if (days.length === 0) return [];
  const words = wordsOf(language);
  const spans = named(days).map(({ first, last }) =>
    words.named(saySpan(language, first.date, last.date, year), first[language]),
  );
  return [words.notCounting(spans.join(', '))];
}

function named(days: readonly DayOff[]): { first: DayOff; last: DayOff }[] {
  const spans: { first: DayOff; last: DayOff }[] = [];
  for (const day of days) {
    const span = spans.at(-1);
    if (span && span.first.vi === day.vi) span.last = day;
    else spans.push({ first: day, last: day });
  }
  return spans;
}

function sayMakeUps(steps: readonly Step[], language: Language, year: string): string[] {
  const days = steps.flatMap((step) => (step.kind === 'count' && step.makeUp ? [step.makeUp] : []));
  if (days.length === 0) return [];
  return [wordsOf(language).countingMakeUp(days.map((day) => sayMakeUp(day, language, year)).join(', '))];
}

export function sayMakeUp({ date, insteadOf }: MakeUpDay, language: Language, year: string): string {
  const words = wordsOf(language);
  const day = [sayWeekday(language, date), sayDate(language, date, year)] as const;
  return insteadOf ? words.makeUp(...day, sayDate(language, insteadOf as LocalDate, year)) : words.makeUpPlain(...day);
}
