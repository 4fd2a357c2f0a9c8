import { deadline, type WorkingCalendar } from '#deadline/index.ts';
import { addDays, dateAt, dayNumber, instantOf, type LocalDate, weekday } from '#kernel/time.ts';
import type { PetitionAbout, PetitionFact, PublicationFact } from './facts.ts';
import type { Period } from './periods.ts';
import type { Readings } from './variants.ts';

/** Members of a set by their code, and those of them in the numerator. */
export interface Judgement {
  readonly won: readonly string[];
  readonly lost: readonly string[];
}

const within = (day: LocalDate, { from, next }: Pick<Period, 'from' | 'next'>): boolean => from <= day && day < next;

/** A province has five days; a ministry 20 and 10 (operator's document, 1.1 and 1.2). */
const DAYS = 5;

type Count = Readings['publication'];

/** The last day of so many days after one, the first not counted. Where no calendar reaches, weekends alone are known. */
function daysAfter(day: LocalDate, count: Count, calendar: WorkingCalendar): LocalDate {
  if (count === 'plain-days') return addDays(day, DAYS);
  const found = deadline({ from: instantOf(day), term: { amount: DAYS, unit: 'wd' } }, calendar);
  return found.ok ? dateAt(found.value.due) : weekdaysAfter(day);
}

function weekdaysAfter(day: LocalDate): LocalDate {
  let last = day;
  for (let left = DAYS; left > 0; left -= weekday(last) <= 5 ? 1 : 0) last = addDays(last, 1);
  return last;
}

/** Five working days before one: the latest day from which five working days are over by then. */
function daysBefore(day: LocalDate, count: Count, calendar: WorkingCalendar): LocalDate {
  if (count === 'plain-days') return addDays(day, -DAYS);
  let last = addDays(day, -DAYS);
  while (daysAfter(last, count, calendar) > day) last = addDays(last, -1);
  return last;
}

/** Each procedure once, however many decisions name it; one that is late makes it late. */
function perProcedure(facts: readonly PublicationFact[], isGood: (fact: PublicationFact) => boolean): Judgement {
  const good = new Map<string, boolean>();
  for (const fact of facts) good.set(fact.procedure, (good.get(fact.procedure) ?? true) && isGood(fact));
  const of = (wish: boolean) => [...good].filter(([, is]) => is === wish).map(([code]) => code);
  return { won: of(true), lost: of(false) };
}

/** 1.1: decided five days before its newest legal basis takes effect. Of decisions dated in the period. */
export const publishedInTime = (
  facts: readonly PublicationFact[],
  period: Period,
  count: Count,
  calendar: WorkingCalendar,
): Judgement =>
  perProcedure(
    facts.filter(({ decidedOn }) => within(decidedOn, period)),
    ({ decidedOn, effectiveOn }) => effectiveOn !== null && decidedOn <= daysBefore(effectiveOn, count, calendar),
  );

/** 1.2: made public within five days of the decision. Of those made public in the period and those still to be. */
export const disclosedInTime = (
  facts: readonly PublicationFact[],
  period: Period,
  count: Count,
  calendar: WorkingCalendar,
): Judgement =>
  perProcedure(
    facts.filter(({ decidedOn, publicOn }) => (publicOn === null ? decidedOn < period.next : within(publicOn, period))),
    ({ decidedOn, publicOn }) => publicOn !== null && publicOn <= daysAfter(decidedOn, count, calendar),
  );

const received = (facts: readonly PetitionFact[], period: Pick<Period, 'from' | 'next'>): PetitionFact[] => [
  // Each petition once a period, by its first reception.
  ...new Map(
    facts
      .filter(({ receivedOn }) => within(receivedOn, period))
      .toSorted((a, b) => (dayNumber(b.receivedOn) ?? 0) - (dayNumber(a.receivedOn) ?? 0))
      .map((fact) => [fact.code, fact]),
  ).values(),
];

const inTime = ({ handledOn, dueOn }: PetitionFact, today: LocalDate): boolean => (handledOn ?? today) <= dueOn;

const sides = (facts: readonly PetitionFact[], isGood: (fact: PetitionFact) => boolean): Judgement => ({
  won: facts.filter(isGood).map(({ code }) => code),
  lost: facts.filter((fact) => !isGood(fact)).map(({ code }) => code),
});

/** 5.2: handled early, on the day, or still within its time. */
export const petitionsInTime = (
  facts: readonly PetitionFact[],
  period: Pick<Period, 'from' | 'next'>,
  today: LocalDate,
): Judgement => sides(received(facts, period), (fact) => inTime(fact, today));

/** 5.3: neither disliked nor repeated nor overdue. */
export const petitionsContent = (
  facts: readonly PetitionFact[],
  period: Pick<Period, 'from' | 'next'>,
  today: LocalDate,
): Judgement => sides(received(facts, period), (fact) => !fact.unhappy && inTime(fact, today));

/** 5.1: what the petitions of a period are about, each by its code; shares of rules and of conduct are of those that say. */
export function petitionsAbout(
  facts: readonly PetitionFact[],
  period: Pick<Period, 'from' | 'next'>,
): Record<PetitionAbout | 'unsaid', string[]> {
  const found = Object.groupBy(received(facts, period), ({ about }) => about ?? 'unsaid');
  const codes = (of: PetitionAbout | 'unsaid') => (found[of] ?? []).map(({ code }) => code).sort();
  return { rules: codes('rules'), conduct: codes('conduct'), unsaid: codes('unsaid') };
}
