import { addDays, type LocalDate } from '#kernel/time.ts';
import { isBeforeForms, type ReportPeriod } from './report-period.ts';

/**
 * `running`: its period is not over; `open`: to be sent by its day; `soon`: within the last three days; `late`: past it;
 * `none`: long past it, and nothing here says whether it was sent in another way; `earlier`: due before these forms were in force.
 */
export type AwaitedState = 'sent' | 'running' | 'open' | 'soon' | 'late' | 'none' | 'earlier';

export interface AwaitedForm {
  readonly form: string;
  readonly state: AwaitedState;
}

/** What was sent of a unit: forms by their periods. */
export interface SentForm {
  readonly form: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Days before the last one in which a report that was not sent is called urgent. */
const SOON_DAYS = 3;
/** Days after it in which it is still asked for. */
const LATE_DAYS = 31;

/** How each form of a period stands on a day (TT 09/2026/TT-BTP: to be sent by its day, NĐ 09/2019 Đ12 for periods). */
export function awaitedForms(
  period: ReportPeriod,
  forms: readonly string[],
  { due, today, sent }: { due: LocalDate; today: LocalDate; sent: readonly SentForm[] },
): AwaitedForm[] {
  const open = isBeforeForms(period) ? 'earlier' : today <= period.to ? 'running' : openState(due, today);
  const isSent = (form: string) =>
    sent.some((one) => one.form === form && one.from === period.from && one.to === period.to);
  return forms.map((form) => ({ form, state: isSent(form) ? 'sent' : open }));
}

function openState(due: LocalDate, today: LocalDate): AwaitedState {
  if (today > addDays(due, LATE_DAYS)) return 'none';
  if (today > due) return 'late';
  return today >= addDays(due, -SOON_DAYS) ? 'soon' : 'open';
}
