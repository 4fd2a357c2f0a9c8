import type { FieldKind } from '../definition.ts';
import { address } from './address.ts';
import { boatNumber } from './boat-number.ts';
import { anyOf, oneOf, upload, yesNo } from './choice.ts';
import { computed } from './computed.ts';
import { date } from './date.ts';
import { groupKind } from './group.ts';
import type { Kind } from './kind.ts';
import { decimal, money, number, year } from './number.ts';
import { personalNumber } from './personal-number.ts';
import { email, phone } from './phone.ts';
import { taxCode } from './tax-code.ts';
import { longText, name, text } from './text.ts';

/** Every kind of question the language has. */
export const KINDS: { readonly [kind in FieldKind]: Kind } = {
  text,
  'long-text': longText,
  name,
  date,
  year,
  number,
  decimal,
  money,
  select: oneOf,
  radios: oneOf,
  checkboxes: anyOf,
  'yes-no': yesNo,
  'personal-number': personalNumber,
  'tax-code': taxCode,
  phone,
  email,
  'boat-number': boatNumber,
  address,
  upload,
  group: groupKind(() => KINDS),
  computed,
};
