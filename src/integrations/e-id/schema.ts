import { BadValue, type Check, type Checked, oneOf, optional, shape, text } from '#kernel/check.ts';

/** A number sent as text or as a number: VNConnect writes "1", VNeID direct writes 1. */
const asText: Check<string> = (value, path) => text(typeof value === 'number' ? String(value) : value, path);

/** Absent, null or empty: a claim that a VNeID account does not carry comes as any of the three. */
const maybe =
  <T>(check: Check<T>): Check<T | null> =>
  (value, path) =>
    optional(check)(value === '' ? null : value, path);

const accountKind: Check<'1' | '2' | '3'> = (value, path) => oneOf(['1', '2', '3'])(asText(value, path), path);

/** What userinfo tells: "1" công dân, "2" doanh nghiệp, "3" tổ chức. Only what is used here; the rest is let pass, unread. */
const claims = shape({
  sub: text,
  TechID: maybe(text),
  LoaiTaiKhoan: accountKind,
  HoVaTen: maybe(text),
  SoDinhDanh: maybe(asText),
  MaSoThue: maybe(asText),
  MaSoDoanhNghiep: maybe(asText),
  TenDoanhNghiep: maybe(text),
  NgayThangNamSinh: maybe(asText),
  loginIdp: maybe(text),
  loAs: maybe(asText),
});

export type EIdClaims = Checked<typeof claims>;

/** The claims, or undefined if they are not what the issuer promised. */
export function readClaims(value: unknown): EIdClaims | undefined {
  try {
    return claims(value, '');
  } catch (error) {
    if (error instanceof BadValue) return undefined;
    throw error;
  }
}
