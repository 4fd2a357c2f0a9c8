import { formatInstant, instant, MINUTE_MS } from '#kernel/time.ts';
import { type Language, refusalSentence } from '#words/index.ts';
import type { WorkingCalendar } from './calendar.ts';
import { deadline } from './deadline.ts';
import { describeStep } from './describe-step.ts';
import { explain } from './explain.ts';
import { type DeadlineField, type DeadlineForm, readDeadlineForm } from './form.ts';
import { sayDoubt, sayMoment } from './say.ts';

/** What the page /tinh-han shows of a deadline: sentences in the reader's language, made of nothing but data. */
export interface DeadlineAnswer {
  readonly due: string;
  readonly sentence: string;
  /** The last minute in which the answer is not late. */
  readonly lastMinute: string;
  readonly doubts: readonly string[];
  readonly steps: readonly string[];
}

export interface DeadlineFound {
  readonly answer?: DeadlineAnswer;
  readonly errors: readonly { readonly id: DeadlineField; readonly text: string }[];
}

/** From what a person typed to an answer, or to what must be mended in which field. */
export function findDeadline(form: DeadlineForm, calendar: WorkingCalendar, language: Language): DeadlineFound {
  const read = readDeadlineForm(form);
  if (!read.ok) {
    return {
      errors: read.wrong.map(({ field, refusal }) => ({ id: field, text: refusalSentence(language, refusal) })),
    };
  }
  const found = deadline(read.request, calendar);
  if (!found.ok) return { errors: [{ id: 'ngay', text: refusalSentence(language, found) }] };
  const { value } = found;
  const byTheHour = value.legalEnd === value.due;
  return {
    errors: [],
    answer: {
      due: formatInstant(value.due),
      sentence: explain(value, language),
      lastMinute: sayMoment(language, byTheHour ? value.due : instant(value.legalEnd - MINUTE_MS)),
      doubts: value.doubts.map((period) => sayDoubt(language, period)),
      steps: value.steps.map((step) => describeStep(step, value.term, language)),
    },
  };
}
