import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { fold } from '#kernel/text.ts';

/** Length is what protects; no rule asks for signs and digits (NIST SP 800-63B-4, 3.1.1.2). */
const LEAST = 10;
/** Enough for any sentence; keeps the work of hashing bounded. */
const MOST = 128;

/** Beginnings of what is tried first, here and everywhere, folded and without spaces; the demo's password among them. */
const COMMON = [
  'motcua',
  'matkhau',
  'password',
  'passw0rd',
  'quangngai',
  'vietnam',
  'hanhchinhcong',
  'dichvucong',
  'anhyeuem',
  'iloveyou',
  'qwertyuiop',
  'admin',
  'administrator',
  'quantri',
  '0123456789',
  '1234567890',
  'abcdefghij',
];

/** The password as it is hashed: one text for one appearance, however the keyboard composed its marks. */
export const canonical = (password: string): string => password.normalize('NFC');

/** Whether somebody may choose this password for the account of that user name. */
export function checkPassword(
  password: string,
  userName: string,
): Outcome<true, 'password-short' | 'password-long' | 'password-guessable'> {
  const letters = [...canonical(password)];
  if (letters.length < LEAST) return refused('password-short', { least: LEAST });
  if (letters.length > MOST) return refused('password-long', { most: MOST });
  const bare = fold(password).replaceAll(' ', '');
  const name = fold(userName).replaceAll(' ', '');
  // What remains of "motcua2026!" beside the common word is no secret: it must itself be long enough to be one.
  const common = COMMON.some((word) => bare.startsWith(word) && bare.length - word.length < 6);
  const few = new Set(letters).size < 5;
  if (common || few || (name.length > 2 && bare.includes(name))) return refused('password-guessable');
  return ok(true);
}

/** As user names are stored and compared. */
export const canonicalName = (typed: string): string => typed.trim().normalize('NFC').toLowerCase();

export const isUserName = (name: string): boolean => /^[a-z][a-z0-9.-]{2,39}$/.test(name);
