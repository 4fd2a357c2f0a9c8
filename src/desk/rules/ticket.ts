import type { Instant, LocalDate } from '#kernel/time.ts';

export const OUTCOMES = ['served', 'missed', 'transferred'] as const;
export type CallOutcome = (typeof OUTCOMES)[number];

/** Where a ticket stands: follows from its facts, is kept nowhere. */
export type TicketState = 'waiting' | 'called' | 'away' | 'ended';

export interface TicketFacts {
  readonly waitingSince: Instant | null;
  readonly endedAt: Instant | null;
  readonly isCalled: boolean;
}

export function stateOf({ waitingSince, endedAt, isCalled }: TicketFacts): TicketState {
  if (endedAt !== null) return 'ended';
  if (isCalled) return 'called';
  return waitingSince === null ? 'away' : 'waiting';
}

/** As it is printed and called: `A012`. */
export const labelOf = ({ series, number }: { readonly series: string; readonly number: number }): string =>
  `${series}${String(number).padStart(3, '0')}`;

/** What the trail calls it: `ticket/H48.01.50-2026-11-20-A012`. */
export const subjectOf = (
  centre: string,
  day: LocalDate,
  ticket: { readonly series: string; readonly number: number },
): `ticket/${string}` => `ticket/${centre}-${day}-${labelOf(ticket)}`;

/** Numbers an address may take in an hour: behind one may stand the hall's own Wi-Fi or a ward's whole carrier; a centre's machine gives all day. */
export const HOURLY = { phone: 200, kiosk: 600 } as const;
export type TakenBy = keyof typeof HOURLY;
