const MARKS = /[\u0300-\u036f]/g;

/**
 * Text as people type it when they are in a hurry: lower case, without marks, đ as d,
 * anything but letters and digits as one space. `Đăng ký  tàu cá` → `dang ky tau ca`.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(MARKS, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const collator = new Intl.Collator('vi', { numeric: true });

/** Vietnamese alphabetical order; numbers inside names by value. */
export const byName = (a: string, b: string): number => collator.compare(a, b);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether text from outside has the form of an identifier, in small letters: a column of uuids may be asked for it. */
export const isUuid = (text: string): boolean => UUID.test(text);
