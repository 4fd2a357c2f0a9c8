import type { LocalDate } from '#kernel/time.ts';
import type { Applicant, Head } from './letter.ts';
import { headOf, inWords, short } from './wording.ts';

export interface RegisterEntry {
  readonly number: number;
  readonly code: string;
  readonly procedure: string;
  readonly sets: number;
  readonly applicant: Pick<Applicant, 'name' | 'address' | 'phone'>;
  readonly handler: string;
  readonly received: LocalDate;
  readonly due?: LocalDate;
  readonly sent?: LocalDate;
  readonly resultReceived?: LocalDate;
  readonly returned?: LocalDate;
  /** `Trực tiếp`, `Bưu chính`, `Trực tuyến`. */
  readonly resultBy: string;
  readonly note?: string;
}

/** Mẫu 07: Sổ theo dõi hồ sơ (TT 03/2025/TT-VPCP). Kept by the system; this is its print. */
export interface Register {
  readonly head: Head;
  readonly book: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly entries: readonly RegisterEntry[];
}

const day = (date: LocalDate | undefined): string => (date ? short(date) : '');

export const registerView = (register: Register) => ({
  head: headOf(register.head),
  book: register.book,
  period: `Từ ${inWords(register.from)} đến ${inWords(register.to)}`,
  entries: register.entries.map(({ applicant, ...entry }) => [
    String(entry.number),
    entry.code,
    entry.procedure,
    String(entry.sets),
    applicant.name,
    [applicant.address, applicant.phone].filter(Boolean).join('\n'),
    entry.handler,
    day(entry.received),
    day(entry.due),
    day(entry.sent),
    day(entry.resultReceived),
    day(entry.returned),
    entry.resultBy,
    '', // signed by hand on paper
    entry.note ?? '',
  ]),
});
