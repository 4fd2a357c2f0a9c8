import assert from 'node:assert/strict';
import type { Acting } from '#db/transaction.ts';
import { appoint, enrolOfficer, hashPassword, type PasswordHash, type Role } from '#identity/index.ts';
import { type Clock, type Instant, instant } from '#kernel/time.ts';

/** Where officers of the tests hold their posts: made here, so that these tests need no agency of the demo. */
export const UNITS = { centre: 'H48.90', fisheries: 'H48.91', closed: 'H48.92' } as const;

export async function makeUnits(app: Acting): Promise<void> {
  await app.db.forRealm(app.realm).query(
    `insert into agency (realm, code, kind, level, name_vi, name_en, folded, place_level, place_code, basis, valid_from, valid_to)
     select $1, code, kind, 'province', vi, en, 'x', 'province', '51', 'test', '2025-07-01', until::date
     from (values ('H48.90', 'one-stop-centre', 'Trung tâm Phục vụ hành chính công', 'Public Administration Service Centre', null),
       ('H48.91', 'centre', 'Chi cục Thủy sản', 'Fisheries Sub-Department', null),
       ('H48.92', 'centre', 'Trạm đã giải thể', 'Closed station', '2026-01-01')) as unit (code, kind, vi, en, until)`,
    [app.realm],
  );
}

export const PASSWORD = 'thuyền về bến lúc năm giờ';
let hash: Promise<PasswordHash> | undefined;

/** One hash for all of a file's officers: making it is what takes time. */
export const passwordHash = (): Promise<PasswordHash> => {
  hash ??= hashPassword(PASSWORD);
  return hash;
};

/** An officer with a post, appointed by the command line. Answers the officer's and the post's id. */
export async function makeOfficer(
  app: Acting,
  userName: string,
  fullName: string,
  role?: Role,
  unit: string = UNITS.centre,
): Promise<{ officer: string; post: string }> {
  const officer = await enrolOfficer(app, 'system:cli', { userName, fullName, passwordHash: await passwordHash() });
  assert.ok(officer.ok, JSON.stringify(officer));
  if (!role) return { officer: officer.value, post: '' };
  const post = await appoint(app, 'system:cli', { officer: officer.value, unit, role });
  assert.ok(post.ok, JSON.stringify(post));
  return { officer: officer.value, post: post.value };
}

/** A clock that stands until it is moved. */
export interface HandClock extends Clock {
  at: Instant;
  /** Moves on by so many seconds. */
  pass(seconds: number): void;
}

export function handClock(start = '2026-11-20T08:00:00+07:00'): HandClock {
  return {
    at: instant(Date.parse(start)),
    now() {
      return this.at;
    },
    pass(seconds) {
      this.at = instant(this.at + seconds * 1000);
    },
  };
}
