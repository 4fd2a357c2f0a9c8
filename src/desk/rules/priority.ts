import type { LocalDate } from '#kernel/time.ts';

/**
 * Who is received before others. No decree on the one-stop centres names the groups: each of these laws speaks of its own
 * people, and centres put them together in their rules of work. Dated configuration, therefore, each row with where it
 * stands and whether that text was read.
 */
export interface PriorityGroup {
  readonly code: 'elderly' | 'disabled' | 'pregnant' | 'small-child' | 'merit' | 'illness';
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  /** Where the group stands. */
  readonly source: string;
  /** False: taken from the usual rules of centres, no text that binds every centre was found. */
  readonly certain: boolean;
}

const from = '2025-07-01' as LocalDate;

// [?] None of the texts was at hand when this was written: to be checked by counsel before a province goes live.
export const PRIORITY_GROUPS: readonly PriorityGroup[] = [
  // From full 60 years on (Đ2); priority in using services (Đ3).
  { code: 'elderly', from, to: null, source: 'Luật Người cao tuổi 39/2009/QH12, Điều 2, Điều 3', certain: false },
  { code: 'disabled', from, to: null, source: 'Luật Người khuyết tật 51/2010/QH12, Điều 4', certain: false },
  { code: 'merit', from, to: null, source: 'Pháp lệnh Ưu đãi người có công 02/2020/UBTVQH14', certain: false },
  { code: 'pregnant', from, to: null, source: 'Nội quy của trung tâm', certain: false },
  { code: 'small-child', from, to: null, source: 'Nội quy của trung tâm', certain: false },
  { code: 'illness', from, to: null, source: 'Nội quy của trung tâm', certain: false },
];

/** The groups that hold on a day. */
export const groupsOn = (day: LocalDate): readonly PriorityGroup[] =>
  PRIORITY_GROUPS.filter((group) => group.from <= day && (group.to === null || group.to > day));

export const isGroupOn = (code: string, day: LocalDate): boolean => groupsOn(day).some((group) => group.code === code);
