import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { type LocalDate, parseLocalDate } from '#kernel/time.ts';

/** What the QR code of a chip card says (Căn cước công dân gắn chip, thẻ căn cước). */
export interface Card {
  readonly personalNumber: string;
  /** The nine digits of the paper before it, if there was one. */
  readonly oldNumber: string | null;
  readonly fullName: string;
  readonly birthDate: LocalDate;
  readonly sex: 'male' | 'female' | null;
  readonly address: string;
  readonly issuedOn: LocalDate | null;
}

const dayIn = (text: string): LocalDate | undefined => {
  const [, day, month, year] = /^(\d{2})(\d{2})(\d{4})$/.exec(text) ?? [];
  return year ? parseLocalDate(`${year}-${month}-${day}`) : undefined;
};

const sexIn = (text: string): Card['sex'] => {
  const word = text.normalize('NFC').toLowerCase();
  return word === 'nam' ? 'male' : word === 'nữ' ? 'female' : null;
};

/**
 * The text of the QR code as a scanner types it: `số định danh|số CMND cũ|họ tên|ddmmyyyy|giới tính|địa chỉ|ngày cấp`.
 * The old number may be empty; newer cards have more parts after the day of issue, which are not read.
 */
export function readCard(text: string): Outcome<Card, 'card-unreadable'> {
  const parts = text.normalize('NFC').trim().split('|');
  const [number = '', old = '', name = '', birth = '', sex = '', address = '', issued = ''] = parts.map((part) =>
    part.trim().replace(/\s+/g, ' '),
  );
  const birthDate = dayIn(birth);
  const isWhole = /^\d{12}$/.test(number) && /^(\d{9})?$/.test(old) && name !== '' && birthDate !== undefined;
  if (!isWhole || !birthDate) return refused('card-unreadable');
  return ok({
    ...{ personalNumber: number, oldNumber: old || null, fullName: name, birthDate, sex: sexIn(sex), address },
    issuedOn: dayIn(issued) ?? null,
  });
}

/** Whether a text of an address can be the id of a draft or a paper: anything else is not asked for. */
export const isDraftId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
