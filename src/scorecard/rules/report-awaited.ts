import { addDays, type LocalDate } from '#kernel/time.ts';
import type { ReportPeriod } from './report-period.ts';

/** `running`: its period is not over; `open`: to be sent by its day; `soon`: within the last three days; `late`: past it. */
export type AwaitedState = 'sent' | 'running' | 'open' | 'soon' | 'late';

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

/** How each form of a period stands on a day (TT 09/2026/TT-BTP: to be sent by its day, NĐ 09/2019 Đ12 for periods). */
export function awaitedForms(
  { from, to }: Pick<ReportPeriod, 'from' | 'to'>,
  forms: readonly string[],
  { due, today, sent }: { due: LocalDate; today: LocalDate; sent: readonly SentForm[] },
): AwaitedForm[] {
  const open: AwaitedState =
    today <= to ? 'running' : today > due ? 'late' : today >= addDays(due, -SOON_DAYS) ? 'soon' : 'open';
  const isSent = (form: string) => sent.some((one) => one.form === form && one.from === from && one.to === to);
  return forms.map((form) => ({ form, state: isSent(form) ? 'sent' : open }));
}
