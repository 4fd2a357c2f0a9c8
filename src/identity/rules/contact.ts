import { type Outcome, ok, refused } from '#kernel/outcome.ts';

/** Where notices reach a person; null: nowhere. */
export interface Contact {
  readonly phone: string | null;
  readonly email: string | null;
}

/** As typed, with spaces, dots or +84; undefined if it is no Vietnamese number (QĐ 2747/QĐ-BTTTT 2014: 0 and 9 or 10 digits). */
function phoneIn(typed: string): string | null | undefined {
  const bare = typed.replace(/[\s.()-]/g, '').replace(/^(\+|00)84/, '0');
  if (bare === '') return null;
  return /^0[1-9]\d{8,9}$/.test(bare) ? bare : undefined;
}

/** One plain address: no names, lists, comments or line breaks, so that nothing typed here can become a header of a mail. */
export function emailIn(typed: string): string | null | undefined {
  const bare = typed.trim();
  if (bare === '') return null;
  const good =
    /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;
  return bare.length <= 254 && good.test(bare) ? bare : undefined;
}

export function readContact(typed: { phone: string; email: string }): Outcome<Contact, 'phone-wrong' | 'email-wrong'> {
  const phone = phoneIn(typed.phone);
  if (phone === undefined) return refused('phone-wrong');
  const email = emailIn(typed.email);
  return email === undefined ? refused('email-wrong') : ok({ phone, email });
}
