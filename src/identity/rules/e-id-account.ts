import type { EIdClaims } from '#integrations/e-id/schema.ts';
import { type LocalDate, parseLocalDate } from '#kernel/time.ts';

/** Whom an issuer of electronic identities vouches for, in our words. */
export interface EIdAccount {
  readonly kind: 'citizen' | 'organisation';
  readonly name: string;
  readonly personalNumber: string | null;
  readonly organisationNumber: string | null;
  readonly birthDate: LocalDate | null;
  readonly assurance: string | null;
}

const digits = (text: string | null): string => (text ?? '').replace(/[^0-9-]/g, '');
const matching = (pattern: RegExp, text: string): string | null => (pattern.test(text) ? text : null);
const oneSpaced = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ');

/** `19900314` or, where only the year is registered, `1990` (then the day is not known: null). */
const dayOf = (text: string | null): LocalDate | null =>
  parseLocalDate((text ?? '').replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')) ?? null;

/**
 * The account the claims tell of; undefined if nobody can be known by them: a citizen without a personal number
 * (Luật Căn cước 2023, art. 12: the key of a citizen's data) or an organisation without its code.
 */
export function accountOf(claims: EIdClaims): EIdAccount | undefined {
  const assurance = claims.loAs;
  if (claims.LoaiTaiKhoan === '1') {
    const personalNumber = matching(/^\d{12}$/, digits(claims.SoDinhDanh));
    const name = oneSpaced(claims.HoVaTen ?? '');
    if (!personalNumber || !name) return undefined;
    const birthDate = dayOf(claims.NgayThangNamSinh);
    return { kind: 'citizen', name, personalNumber, organisationNumber: null, birthDate, assurance };
  }
  const code = digits(claims.MaSoThue ?? claims.MaSoDoanhNghiep);
  const organisationNumber = matching(/^\d{10}(-\d{3})?$/, code);
  const name = oneSpaced(claims.TenDoanhNghiep ?? claims.HoVaTen ?? '');
  if (!organisationNumber || !name) return undefined;
  return { kind: 'organisation', name, personalNumber: null, organisationNumber, birthDate: null, assurance };
}
