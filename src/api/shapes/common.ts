import { type Instant, instant } from '#kernel/time.ts';
import { named, object, oneOf, text, whole } from '../schema.ts';

/** ISO 8601 in UTC to the second, as every moment of the API is. */
export const at = (moment: Instant): string => new Date(moment).toISOString().replace('.000Z', 'Z');
export const atOrNull = (moment: Instant | null): string | null => (moment === null ? null : at(moment));
/** A moment that was judged by its format. */
export const momentOf = (written: string): Instant => instant(Date.parse(written));

export const Names = named(
  'Names',
  object({ vi: text(), en: text() }, {}, { description: 'In Vietnamese and English.' }),
);

/** Dossier codes (NĐ 118/2025 Đ28), as `H48.29-261120-0014`. */
export const dossierCode = text({ pattern: '^[A-Z]\\d{2}(\\.[A-Z0-9]{2,3}){0,6}-\\d{6}-\\d{4,}$', maxLength: 60 });
export const agencyCode = text({ minLength: 3, maxLength: 40 });

export const PAGE = 50;
export const pageQuery = {
  limit: whole({ minimum: 1, maximum: 200, description: `How many at most; ${PAGE} if not said.` }),
  cursor: text({ maxLength: 400, description: '`next` of the page before.' }),
};

export const LEVELS = oneOf(['province', 'district', 'commune']);
