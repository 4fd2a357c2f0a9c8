import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { type LocalDate, localDate } from '#kernel/time.ts';
import type { Term } from './term.ts';

/** What the decree puts a time to. */
export type Matter =
  | 'start'
  | 'start-elsewhere'
  | 'hand-over'
  | 'same-day'
  | 'online-alert'
  | 'online-answer'
  | 'paper-onward'
  | 'supplement-request'
  | 'supplement-close'
  | 'apology'
  | 'correction'
  | 'fee-to-budget';

export interface DatedRule {
  readonly matter: Matter;
  /** As the law is cited in Vietnamese offices. */
  readonly article: string;
  readonly from: LocalDate;
  /** Last day in force; open when still in force. */
  readonly to?: LocalDate;
  readonly term?: Term;
  /** Minutes since midnight, where a rule turns on the hour of the day. */
  readonly hour?: number;
  /** Minutes after an opening that still count as its beginning. */
  readonly beginning?: number;
  /** Whose receipt starts the term. */
  readonly begins?: 'complete-receipt' | 'competent-receipt';
  readonly times?: number;
}

const DECREE = localDate('2025-07-01'); // NĐ 118/2025/NĐ-CP in force
const AMENDED = localDate('2026-08-05'); // NĐ 309/2026/NĐ-CP in force
const DAY_BEFORE_AMENDED = localDate('2026-08-04');
const THREE_PM = 15 * 60;
/** “Đầu giờ làm việc” names no minute in Đ18.2, and no guidance does that we have: the first hour is our reading. */
const FIRST_HOUR = 60;

/**
 * The limits of the one-stop mechanism by their dates of effect. "Ngày" is a plain day and "ngày làm việc" a working day,
 * as each article writes it: 118 counts one and fifteen days in plain days and the other limits in working days.
 */
export const datedRules: readonly DatedRule[] = [
  { matter: 'start', article: 'Nghị định 118/2025/NĐ-CP, khoản 3 Điều 17', from: DECREE, begins: 'complete-receipt' },
  {
    matter: 'start-elsewhere',
    article: 'Nghị định 118/2025/NĐ-CP, khoản 3 Điều 17',
    from: DECREE,
    to: DAY_BEFORE_AMENDED,
    begins: 'complete-receipt',
  },
  {
    matter: 'start-elsewhere',
    article: 'Nghị định 118/2025/NĐ-CP, khoản 3 Điều 17, sửa đổi bởi Nghị định 309/2026/NĐ-CP',
    from: AMENDED,
    begins: 'competent-receipt',
  },
  {
    ...{ matter: 'hand-over', article: 'Nghị định 118/2025/NĐ-CP, khoản 2 Điều 18', from: DECREE },
    ...{ hour: THREE_PM, beginning: FIRST_HOUR },
  },
  // Not in a decree: decisions publishing procedures write it (Hà Nội 1811; 663/QĐ-TTPVHCC); an agency may set another hour.
  { matter: 'same-day', article: 'Quyết định công bố thủ tục của tỉnh', from: DECREE, hour: THREE_PM },
  {
    matter: 'online-alert',
    article: 'Nghị định 118/2025/NĐ-CP, khoản 2 Điều 17',
    from: DECREE,
    term: { amount: 2, unit: 'h' },
  },
  {
    matter: 'online-answer',
    article: 'Nghị định 118/2025/NĐ-CP, điểm c khoản 2 Điều 17',
    from: DECREE,
    term: { amount: 8, unit: 'wh' },
  },
  {
    matter: 'paper-onward',
    article: 'Nghị định 118/2025/NĐ-CP, khoản 1 Điều 20',
    from: DECREE,
    term: { amount: 1, unit: 'wd' },
  },
  {
    matter: 'supplement-request',
    article: 'Nghị định 118/2025/NĐ-CP, khoản 5 Điều 19',
    from: DECREE,
    term: { amount: 3, unit: 'wd' },
  },
  {
    matter: 'supplement-close',
    article: 'Nghị định 118/2025/NĐ-CP, khoản 5 Điều 19',
    from: DECREE,
    term: { amount: 15, unit: 'd' },
  },
  {
    matter: 'apology',
    article: 'Nghị định 118/2025/NĐ-CP, khoản 6 Điều 19',
    from: DECREE,
    term: { amount: 1, unit: 'd' },
    times: 1,
  },
  {
    matter: 'correction',
    article: 'Nghị định 118/2025/NĐ-CP, khoản 1 Điều 23',
    from: DECREE,
    term: { amount: 3, unit: 'wd' },
  },
  {
    matter: 'fee-to-budget',
    article: 'Nghị định 118/2025/NĐ-CP, khoản 3 Điều 24',
    from: DECREE,
    term: { amount: 8, unit: 'wh' },
  },
];

/** The rule on a matter in force on the day that governs the dossier. */
export function ruleAt(matter: Matter, date: LocalDate): Outcome<DatedRule, 'rule-not-in-force'> {
  const rule = datedRules.find(
    (one) => one.matter === matter && one.from <= date && (one.to === undefined || date <= one.to),
  );
  return rule ? ok(rule) : refused('rule-not-in-force', { matter, date });
}
