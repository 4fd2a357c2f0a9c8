import { type Checked, listOf, matching, oneOf, optional, shape, text } from '#kernel/check.ts';

/** Somebody the simulator vouches for. All invented; the numbers have the right structure and belong to nobody. */
const person = shape({
  userName: matching(/^[a-z][a-z0-9.-]+$/),
  /** The account's own key; a person who registers anew gets another. */
  techId: text,
  kind: oneOf(['1', '2', '3']),
  name: text,
  /** Why somebody would try the system as this person, in one line. */
  about: text,
  personalNumber: optional(matching(/^\d{12}$/)),
  birthDate: optional(matching(/^\d{8}$/)),
  organisationNumber: optional(matching(/^\d{10}(-\d{3})?$/)),
  organisationName: optional(text),
});

export const simulatedPeople = shape({ password: text, people: listOf(person) });
export type SimulatedPeople = Checked<typeof simulatedPeople>;
export type SimulatedPerson = Checked<typeof person>;

/** The claims as VNConnect sends them. A citizen from VNeID carries no mail, telephone or address. */
export function claimsOf(one: SimulatedPerson, sub: string, issuer: string): Record<string, string> & { sub: string } {
  const shared = { sub, TechID: sub, LoaiTaiKhoan: one.kind, loginIdp: 'BCA', loAs: 'LoA2' };
  const pages = { userProfileUri: `${issuer}/ho-so`, logoutUri: `${issuer}/session/end` };
  const natural = {
    HoVaTen: one.name,
    ...(one.personalNumber ? { SoDinhDanh: one.personalNumber } : {}),
    ...(one.birthDate ? { NgayThangNamSinh: one.birthDate } : {}),
  };
  if (one.kind === '1') return { ...shared, ...natural, ...pages };
  const organisation = { MaSoThue: one.organisationNumber ?? '', TenDoanhNghiep: one.organisationName ?? one.name };
  return { ...shared, ...natural, ...organisation, ...pages };
}

/** Every claim there may be, for the provider's list. */
export const CLAIMS = [
  ...['sub', 'TechID', 'LoaiTaiKhoan', 'HoVaTen', 'SoDinhDanh', 'NgayThangNamSinh', 'MaSoThue', 'TenDoanhNghiep'],
  ...['loginIdp', 'loAs', 'userProfileUri', 'logoutUri'],
];
