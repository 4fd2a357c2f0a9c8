import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '#kernel/time.ts';
import { type HeldPost, mayAppoint, mayEnd } from './appointment.ts';

const post = (from: string, to: string | null, role: HeldPost['role'] = 'receiver', unit = 'H48.40'): HeldPost => ({
  role,
  unit,
  from: localDate(from),
  to: to === null ? null : localDate(to),
});
const DEPARTMENT = { kind: 'department', level: 'province' };
const verdict = (wanted: HeldPost, ...held: HeldPost[]) => {
  const decision = mayAppoint(wanted, DEPARTMENT, held);
  return decision.ok ? 'ok' : decision.code;
};

test('a post is given once for the same days, and again when the old one is over', () => {
  const year = post('2026-01-01', '2026-12-31');
  assert.equal(verdict(year), 'ok');
  assert.equal(verdict(post('2026-12-31', null), year), 'post-held');
  assert.equal(verdict(post('2027-01-01', null), year), 'ok');
  assert.equal(verdict(post('2025-01-01', null), year), 'post-held');
  assert.equal(verdict(post('2025-01-01', '2025-12-31'), year), 'ok');
  assert.equal(verdict(post('2028-01-01', null), post('2026-01-01', null)), 'post-held');
  assert.equal(verdict(post('2026-06-01', null, 'clerk'), year), 'ok');
  assert.equal(verdict(post('2026-06-01', null, 'receiver', 'H48.41'), year), 'ok');
});

test('who controls the procedures of the whole province is appointed where the province does that', () => {
  const code = (role: HeldPost['role'], kind: string, level: string) => {
    const decision = mayAppoint(post('2026-01-01', null, role), { kind, level }, []);
    return decision.ok ? 'ok' : decision.code;
  };
  for (const kind of ['committee', 'office', 'one-stop-centre']) {
    assert.equal(code('controller', kind, 'province'), 'ok', kind);
    assert.equal(code('controller', kind, 'commune'), 'controller-elsewhere', kind);
  }
  assert.equal(code('controller', 'department', 'province'), 'controller-elsewhere');
  assert.equal(code('appraiser', 'department', 'province'), 'ok');
});

test('a post that ends before it begins is refused', () => {
  assert.equal(verdict(post('2026-11-20', '2026-11-19')), 'dates-reversed');
  assert.equal(verdict(post('2026-11-20', '2026-11-20')), 'ok');
});

test('nobody ends his own post, and the last administrator stays', () => {
  const end = (role: HeldPost['role'], by: string, others: number) => {
    const decision = mayEnd({ role, officer: 'a' }, by, others);
    return decision.ok ? 'ok' : decision.code;
  };
  assert.equal(end('clerk', 'officer:b', 0), 'ok');
  assert.equal(end('clerk', 'officer:a', 5), 'not-for-yourself');
  assert.equal(end('administrator', 'officer:b', 1), 'ok');
  assert.equal(end('administrator', 'system:cli', 0), 'last-administrator');
});
