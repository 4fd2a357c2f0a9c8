import { dateAt, type Instant, type LocalDate, minuteAt } from '#kernel/time.ts';
import type { Applicant, Head } from './letter.ts';

const two = (number: number): string => String(number).padStart(2, '0');

/**
 * `ngày 05 tháng 02 năm 2026`, `ngày 20 tháng 11 năm 2026`: a zero before days under 10 and before months 1 and 2
 * (NĐ 30/2020, annex I, part II, section I, point 4b).
 */
export function inWords(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return `ngày ${two(day)} tháng ${month < 3 ? two(month) : month} năm ${year}`;
}

/** `14 giờ 00 phút, ngày 20 tháng 11 năm 2026`. */
export function momentInWords(at: Instant): string {
  const minute = minuteAt(at);
  return `${two(Math.floor(minute / 60))} giờ ${two(minute % 60)} phút, ${inWords(dateAt(at))}`;
}

/** `20/11/2026`, for tables. */
export const short = (date: LocalDate): string => date.split('-').reverse().join('/');

/** `14:00 20/11/2026`, for tables. */
export function shortMoment(at: Instant): string {
  const minute = minuteAt(at);
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)} ${short(dateAt(at))}`;
}

/** `1.250.000 đồng`. Whole đồng. */
export const money = (dong: number): string => `${String(dong).replace(/\B(?=(\d{3})+$)/g, '.')} đồng`;

/** How an office addresses this applicant in a sentence. */
export const addressed = ({ kind }: Applicant): string => (kind === 'person' ? 'Ông/Bà' : 'Quý tổ chức');

/** The line of names as NĐ 30/2020 has it: capitals are made by the template, so that the text stays searchable. */
export const headOf = ({ parent, agency, number, place, date }: Head) => ({
  parent: parent ?? '',
  agency,
  number: number ?? '',
  placeAndDate: `${place}, ${inWords(date)}`,
});

export const applicantOf = ({ name, identity, address, phone, email }: Applicant) => ({
  name,
  identity: identity ? `${identity.kind} ${identity.number}` : '',
  address,
  phone: phone ?? '',
  email: email ?? '',
});
