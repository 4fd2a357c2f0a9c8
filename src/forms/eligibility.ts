import { type Answers, answerTo } from './answers.ts';
import { holds } from './condition.ts';
import type { EligibilityQuestion, Ending, FormDefinition } from './definition.ts';
import type { Facts } from './facts.ts';

export type Eligibility =
  /** Ask this next. */
  | { readonly kind: 'ask'; readonly question: EligibilityQuestion }
  /** The form is not to be filed here; `ending` says where to go, or why it cannot be. */
  | { readonly kind: 'end'; readonly question: EligibilityQuestion; readonly ending: Ending }
  /** On to the form. */
  | { readonly kind: 'go'; readonly ending?: Ending };

/** Where the questions before the form have led. Answers stand under the ids of the questions. */
export function eligibilityOutcome(definition: FormDefinition, answers: Answers, facts: Facts): Eligibility {
  let here: Ending | undefined;
  for (const question of definition.eligibility) {
    if (!holds(question.when, answers, facts)) continue;
    const chosen = question.options.find((one) => one.value === answerTo(answers, question.id));
    if (!chosen) return { kind: 'ask', question };
    if (chosen.ends && chosen.ends.kind !== 'here') return { kind: 'end', question, ending: chosen.ends };
    here = chosen.ends ?? here;
    if (chosen.ends) break;
  }
  return here ? { kind: 'go', ending: here } : { kind: 'go' };
}

/** The answer a posted eligibility page gives, if it is one of the options. */
export function readEligibility(
  question: EligibilityQuestion,
  entries: Iterable<readonly [string, unknown]>,
): string | undefined {
  for (const [input, value] of entries)
    if (input === question.id && question.options.some((one) => one.value === value)) return value as string;
  return undefined;
}
