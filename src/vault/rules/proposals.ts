import { addDays, type LocalDate, localDate } from '#kernel/time.ts';
import type { Paper, TypeTerm } from './paper.ts';

/** Why a paper of the right type is not offered, with the article behind it. */
export type Bar =
  | 'revoked'
  | 'signature-bad'
  | 'expired'
  | 'not-yet-valid'
  /** Its type has a term and nobody knows the day of issue. */
  | 'term-unknown'
  /** Made for one matter, as an authorisation. */
  | 'one-matter';

export const ARTICLE: Readonly<Record<Bar, string>> = {
  revoked: 'NĐ 118/2025/NĐ-CP, Điều 22, Điều 23',
  'signature-bad': 'Luật Giao dịch điện tử 2023, Điều 12',
  expired: 'NĐ 118/2025/NĐ-CP, Điều 19 khoản 2',
  'not-yet-valid': 'NĐ 118/2025/NĐ-CP, Điều 19 khoản 2',
  'term-unknown': 'NĐ 118/2025/NĐ-CP, Điều 19 khoản 2',
  'one-matter': 'Theo loại giấy tờ',
};

type Judged = Pick<
  Paper,
  'type' | 'issuedOn' | 'validFrom' | 'validTo' | 'revoked' | 'signature' | 'origin' | 'keptAt' | 'id'
>;

/** The same day so many months on; a day that month lacks is its last (31/8 + 6 months = 28/2 or 29/2). */
export function monthsAfter(day: LocalDate, months: number): LocalDate {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  const written = (at: number): string =>
    `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
  const last = Number(addDays(localDate(`${written(index + 1)}-01`), -1).slice(8));
  return localDate(`${written(index)}-${String(Math.min(date, last)).padStart(2, '0')}`);
}

/** The last day it holds: its own, else its type's term from the day of issue; null: no end is known. */
export function lastDay(paper: Pick<Judged, 'issuedOn' | 'validTo'>, term: TypeTerm | undefined): LocalDate | null {
  if (paper.validTo !== null) return paper.validTo;
  return paper.issuedOn !== null && term?.months ? monthsAfter(paper.issuedOn, term.months) : null;
}

/** What keeps a paper from being used again on that day, the gravest first; nothing if it may be. */
export function barOf(paper: Judged, term: TypeTerm | undefined, today: LocalDate): Bar | undefined {
  if (paper.revoked !== null) return 'revoked';
  if (paper.signature === 'bad') return 'signature-bad';
  if (term && !term.reusable) return 'one-matter';
  const end = lastDay(paper, term);
  if (end !== null && end < today) return 'expired';
  if (paper.validFrom !== null && paper.validFrom > today) return 'not-yet-valid';
  return end === null && term?.months ? 'term-unknown' : undefined;
}

/**
 * Whether the agency may not ask for it again (NĐ 118/2025 Đ5.1i, Đ17.1b): it came from an agency of the State, as a result or
 * from a database, or its signature was found good. A copy nobody signed is offered to its owner and binds no officer.
 */
export const isBinding = ({ origin, signature }: Pick<Paper, 'origin' | 'signature'>): boolean =>
  origin === 'result' || origin === 'database' || signature === 'good';

const WEIGHT: Readonly<Record<Paper['origin'], number>> = {
  result: 0,
  database: 1,
  'desk-scan': 2,
  'citizen-scan': 3,
};

const better = (one: Judged, other: Judged): number =>
  WEIGHT[one.origin] - WEIGHT[other.origin] || other.keptAt - one.keptAt || (one.id < other.id ? 1 : -1);

/**
 * What a person has for a component of this type, best first: of the type, valid today, not revoked, signature not found bad.
 * Papers are those of one owner; whose they are is the query's business.
 */
export const proposals = <P extends Judged>(
  papers: readonly P[],
  wanted: { readonly type: string; readonly terms: readonly TypeTerm[]; readonly today: LocalDate },
): P[] => {
  const term = wanted.terms.find(({ type }) => type === wanted.type);
  return papers
    .filter((paper) => paper.type === wanted.type && barOf(paper, term, wanted.today) === undefined)
    .toSorted(better);
};
