import type { Language } from '#words/index.ts';
import type { DayOff } from './calendar.ts';
import { sayDate, sayDoubt, sayLength, sayMoment, saySpan, sayTerm, wordsOf } from './say.ts';
import type { CountStep, Step } from './step.ts';
import type { Term } from './term.ts';

/** One step of a derivation as one line, with its article. */
export function describeStep(step: Step, term: Term, language: Language): string {
  const words = wordsOf(language).step;
  switch (step.kind) {
    case 'start':
      return words.start(sayMoment(language, step.at));
    case 'restart':
      return words.restart(sayMoment(language, step.at));
    case 'restart-ignored':
      return words.restartIgnored(sayMoment(language, step.at));
    case 'wait':
      return words.wait(sayMoment(language, step.from), sayMoment(language, step.to));
    case 'first-day':
      return words.firstDay(sayDate(language, step.date));
    case 'count':
      return words.count(saySpan(language, step.from, step.to), sayCounts(step, term, language));
    case 'off':
      return words.off(saySpan(language, step.from, step.to), names(step.holidays, language));
    case 'roll':
      return words.roll(sayDate(language, step.from), sayDate(language, step.to));
    case 'pause':
      return words.pause(
        sayMoment(language, step.from),
        sayMoment(language, step.to),
        sayLength(language, step.moves, step.measure),
      );
    case 'doubt':
      return words.doubt(sayDoubt(language, step.period));
    case 'due':
      return words.due(sayMoment(language, step.at));
  }
}

const names = (holidays: readonly DayOff[], language: Language): string =>
  [...new Set(holidays.map((day) => day[language]))].join(', ');

function sayCounts({ counts }: CountStep, { unit }: Term, language: Language): string {
  if (unit === 'wh') return sayLength(language, counts, 'working');
  if (unit === 'h') return sayLength(language, counts, 'clock');
  return sayTerm(language, { amount: counts, unit: unit === 'same-day' ? 'wd' : unit });
}
