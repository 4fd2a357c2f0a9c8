import data from '../../data/calendar/holidays.json' with { type: 'json' };
import { buildCalendar, type WorkingCalendar } from './rules/calendar.ts';
import { parseCalendarData } from './rules/calendar-data.ts';

let built: WorkingCalendar | undefined;

/** The days off of state offices as announced (`data/calendar`), with the usual hours; an agency's own calendar goes before it. */
export function nationalCalendar(): WorkingCalendar {
  if (built) return built;
  const input = parseCalendarData(data);
  if (!input.ok) throw new Error(`data/calendar/holidays.json: ${JSON.stringify(input.facts)}`);
  built = buildCalendar(input.value);
  return built;
}
