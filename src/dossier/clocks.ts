import type { Reader } from '#db/pool.server.ts';
import { alertBy, apologyBy, handOverBy, type WorkingCalendar, workBetween } from '#deadline/index.ts';
import { dateAt, type Instant, MINUTE_MS } from '#kernel/time.ts';
import { calendarsOf } from './acts/calendar.ts';
import type { Dossier } from './rules/dossier.ts';

/** The limits of the decree that run on a dossier besides its term; each null when it does not run. */
export interface Clocks {
  /** The officer is alerted to an online dossier within two hours (Đ17.2c); it stands in the queue from the first second. */
  readonly alertBy: Instant | null;
  readonly handOverBy: Instant | null;
  /** The last sitting in which an apology can go out, and whether its last day has passed (Đ19.6). */
  readonly apologyBy: Instant | null;
  readonly apologyOver: boolean;
  /** Working minutes until the answer or the result is due; null when past or without a date. */
  readonly minutesLeft: number | null;
}

export const workingMinutes = (calendar: WorkingCalendar, now: Instant, due: Instant): number | null =>
  due > now ? Math.round(workBetween(calendar, now, due) / MINUTE_MS) : null;

export async function clocksOf(reader: Reader, realm: string, dossier: Dossier, now: Instant): Promise<Clocks> {
  const { state, channel, submittedAt, receivedAt, due, answerDue, endedAt } = dossier;
  const calendars = await calendarsOf(reader, realm);
  const at = (agency: string) => calendars(agency, receivedAt ?? now);
  const [centre, agency] = [await at(dossier.receivingAgency), await at(dossier.competentAgency)];
  const alert = state === 'submitted' && channel === 2 ? alertBy(submittedAt) : undefined;
  const handOver = state === 'received' && receivedAt !== null ? handOverBy(receivedAt, centre) : undefined;
  const apology = due !== null && endedAt === null ? apologyBy(due, agency) : undefined;
  const left = due !== null ? workingMinutes(agency, now, due) : answerDue && workingMinutes(centre, now, answerDue);
  return {
    alertBy: alert?.ok ? alert.value : null,
    handOverBy: handOver?.ok ? handOver.value : null,
    apologyBy: apology?.ok ? apology.value.lastSitting : null,
    apologyOver: apology?.ok === true && dateAt(now) > apology.value.lastDay,
    minutesLeft: endedAt === null ? left : null,
  };
}
