import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFilesKey } from '#files/realm-keys.ts';
import type { Instant } from '#kernel/time.ts';
import { stepAt } from '../../src/identity/rules/one-time-code.ts';
import { codeOf } from '../../src/identity/secrets/one-time-code.ts';
import type { Hooks } from './database.ts';

/** A folder of the program's own with a key of the store in it, and the setting that names it. */
export function keyedFolder(t: Hooks): { env: { MOTCUA_VAR: string }; keyFile: string } {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-keyed-'));
  t.after(async () => rmSync(folder, { recursive: true, force: true }));
  const keyFile = join(folder, 'files.key');
  makeFilesKey(keyFile);
  return { env: { MOTCUA_VAR: folder }, keyFile };
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app was told (RFC 4648, base32). */
export function secretIn(otpauth: string): Buffer {
  const text = new URL(otpauth).searchParams.get('secret') ?? '';
  const bits = [...text].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** What the app shows, `off` half minutes from then. */
export const codeShown = (otpauth: string, at: Instant, off = 0): string => codeOf(secretIn(otpauth), stepAt(at) + off);
