import { type WorkingCalendar, workBetween } from '#deadline/index.ts';
import { dateAt, type Instant, minuteAt, weekday } from '#kernel/time.ts';

/** One visit of a dossier to a step, as its rows and its trail tell it. */
export interface Stay {
  readonly code: string;
  readonly step: string;
  readonly kind: string;
  readonly agency: string;
  /** Who held it in the end; null: nobody took it. */
  readonly holder: string | null;
  readonly entered: Instant;
  /** When somebody first did something there; null: nobody did. */
  readonly begun: Instant | null;
  readonly left: Instant | null;
  /** It came back to this step from a later one. */
  readonly outcome: string | null;
}

export const WAIT_KEYS = ['step', 'unit', 'holder', 'weekday', 'hour'] as const;
export type WaitKey = (typeof WAIT_KEYS)[number];

export interface Waits {
  readonly key: string;
  readonly stays: number;
  /** Working minutes from coming to a step until somebody turned to it, all together. */
  readonly waiting: number;
  /** Working minutes from then until it left. */
  readonly working: number;
  /** The list behind it: the dossiers that waited longest, at most fifty. */
  readonly longest: readonly { readonly code: string; readonly minutes: number }[];
}

const MOST = 50;
const MINUTE = 60_000;

const KEYS: Record<WaitKey, (stay: Stay) => string> = {
  step: ({ kind }) => kind,
  unit: ({ agency }) => agency,
  holder: ({ holder }) => holder ?? '',
  // When it came: 1 Monday … 7 Sunday, and the hour of the day.
  weekday: ({ entered }) => String(weekday(dateAt(entered))),
  hour: ({ entered }) => String(Math.floor(minuteAt(entered) / 60)).padStart(2, '0'),
};

/** Working minutes it waited and was worked on, on its agency's calendar; until `at`, where it is still there. */
export function minutesOf(stay: Stay, calendar: WorkingCalendar, at: Instant): { waiting: number; working: number } {
  const left = stay.left ?? at;
  const begun = stay.begun ?? left;
  const between = (from: Instant, to: Instant) => Math.max(0, workBetween(calendar, from, to) / MINUTE);
  return { waiting: between(stay.entered, begun), working: between(begun, left) };
}

/**
 * Where dossiers wait: by step, unit, holder, weekday or hour of coming; waiting apart from working, the longest waiting first.
 */
export function waitsBy(
  key: WaitKey,
  stays: readonly Stay[],
  calendarOf: (agency: string) => WorkingCalendar,
  at: Instant,
): Waits[] {
  const groups = new Map<
    string,
    { stays: number; waiting: number; working: number; all: Waits['longest'][number][] }
  >();
  for (const stay of stays) {
    const { waiting, working } = minutesOf(stay, calendarOf(stay.agency), at);
    const name = KEYS[key](stay);
    const group = groups.get(name) ?? { stays: 0, waiting: 0, working: 0, all: [] };
    group.stays += 1;
    group.waiting += waiting;
    group.working += working;
    group.all.push({ code: stay.code, minutes: waiting });
    groups.set(name, group);
  }
  return [...groups]
    .map(([name, { all, ...sums }]) => ({ key: name, ...sums, longest: longestOf(all) }))
    .toSorted((a, b) => b.waiting - a.waiting || (a.key < b.key ? -1 : 1));
}

const longestOf = (all: Waits['longest']): Waits['longest'] =>
  all
    .filter(({ minutes }) => minutes > 0)
    .toSorted((a, b) => b.minutes - a.minutes || (a.code < b.code ? -1 : 1))
    .slice(0, MOST);
