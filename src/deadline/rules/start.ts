import { type Outcome, ok } from '#kernel/outcome.ts';
import { dateAt, type Instant } from '#kernel/time.ts';
import { type DatedRule, ruleAt } from './dated-rules.ts';

export interface Receipt {
  /** The dossier complete and correct, as the receipt prints it; before that no term runs, whatever was filed. */
  readonly complete: Instant;
  /** Received at a centre that is not the competent agency's (phi địa giới). */
  readonly elsewhere?: boolean;
  /** The competent agency's own receipt of such a dossier. */
  readonly competent?: Instant;
}

export interface Start {
  readonly rule: DatedRule;
  /** Undefined while the receipt that starts the term has not happened. */
  readonly at: Instant | undefined;
}

/** When the term begins, by the rule in force on the day of complete receipt: a dossier keeps the rules it was born under. */
export function startOfTerm({ complete, elsewhere = false, competent }: Receipt): Outcome<Start, 'rule-not-in-force'> {
  const rule = ruleAt(elsewhere ? 'start-elsewhere' : 'start', dateAt(complete));
  if (!rule.ok) return rule;
  return ok({ rule: rule.value, at: rule.value.begins === 'competent-receipt' ? competent : complete });
}
