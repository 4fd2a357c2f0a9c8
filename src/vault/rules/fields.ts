import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { type LocalDate, parseLocalDate } from '#kernel/time.ts';
import type { Paper } from './paper.ts';

/** What an officer types of a paper beside its page (NĐ 118/2025 Đ19.2); type code and owner are known already. */
export const FIELDS = ['number', 'issuer', 'issuedOn', 'validFrom', 'validTo', 'abstract', 'scope'] as const;
export type Field = (typeof FIELDS)[number];
const DAYS: ReadonlySet<Field> = new Set(['issuedOn', 'validFrom', 'validTo']);
export const isDay = (field: Field): boolean => DAYS.has(field);

/** As typed: text, days in any usual way of writing. '' says nothing. */
export type TypedFields = Readonly<Record<Field, string>>;
/** As kept: days as 2026-12-01; null: not said. */
export type PaperFields = Pick<Paper, Field>;

const MOST: Readonly<Partial<Record<Field, number>>> = { number: 80, issuer: 200, abstract: 500, scope: 200 };

export const NOTHING: PaperFields = {
  ...{ number: null, issuer: null, issuedOn: null, validFrom: null, validTo: null, abstract: null, scope: null },
};

/** `1/12/2026`, `01-12-2026`, `01122026`, `2026-12-01`. */
export function readDay(typed: string): LocalDate | undefined {
  const bare = typed.replace(/\s/g, '');
  if (/^\d{4}-\d{2}-\d{2}$/.test(bare)) return parseLocalDate(bare);
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(bare) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(bare) ?? [];
  return year ? parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) : undefined;
}

export type FieldsRefusal = 'paper-day-unreadable' | 'paper-day-future' | 'paper-days-reversed';

/** What was typed as it is kept, or the first field that cannot be. */
export function judgeFields(typed: TypedFields, today: LocalDate): Outcome<PaperFields, FieldsRefusal> {
  const said = (field: Field) =>
    typed[field].normalize('NFC').trim().replace(/\s+/g, ' ').slice(0, MOST[field]) || null;
  const days: Partial<Record<Field, LocalDate | null>> = {};
  for (const field of DAYS) {
    const text = said(field);
    const day = text === null ? null : readDay(text);
    if (day === undefined) return refused('paper-day-unreadable', { field, typed: text ?? '' });
    days[field] = day;
  }
  const { issuedOn = null, validFrom = null, validTo = null } = days;
  if (issuedOn !== null && issuedOn > today) return refused('paper-day-future', { field: 'issuedOn' });
  const begins = validFrom ?? issuedOn;
  if (validTo !== null && begins !== null && validTo < begins) return refused('paper-days-reversed');
  const texts = { number: said('number'), issuer: said('issuer'), abstract: said('abstract'), scope: said('scope') };
  return ok({ ...texts, issuedOn, validFrom, validTo });
}

/** Which fields differ: what stands in the trail, without what they say. */
export const changed = (before: PaperFields, after: PaperFields): Field[] =>
  FIELDS.filter((field) => before[field] !== after[field]);
