import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Access, ANYONE, isRole, mayEnter, ROLES, type Role, rolesOf, type Viewer } from './access.ts';

const officer = (...roles: Role[]): Viewer => ({
  kind: 'officer',
  id: '0199e2b0-0000-7000-8000-000000000001',
  name: 'Đinh Thị Sương',
  posts: roles.map((role) => ({ unit: 'H48.40', role })),
  unit: { vi: 'Trung tâm', en: 'Centre' },
});

const citizen: Viewer = {
  ...{ kind: 'citizen', id: '0199e2b0-0000-7000-8000-000000000002', name: 'Lê Thị Lan', account: 'citizen' },
  ...{ personalNumber: '051190000101', organisationNumber: null },
};

test('a page opens to whom it says, and to nobody else', () => {
  const table: [Access, Viewer, 'yes' | 'sign-in' | 'no'][] = [
    ['public', ANYONE, 'yes'],
    ['public', officer(), 'yes'],
    ['signed-in', ANYONE, 'sign-in'],
    ['signed-in', officer(), 'yes'],
    ['signed-in', citizen, 'yes'],
    ['citizen', ANYONE, 'sign-in'],
    ['citizen', citizen, 'yes'],
    ['citizen', officer(...ROLES), 'no'],
    ['public', citizen, 'yes'],
    [[...ROLES], citizen, 'no'],
    ['officer', ANYONE, 'sign-in'],
    ['officer', officer(), 'yes'],
    [['administrator'], ANYONE, 'sign-in'],
    [['administrator'], officer(), 'no'],
    [['administrator'], officer('receiver', 'leader'), 'no'],
    [['administrator'], officer('receiver', 'administrator'), 'yes'],
    [['receiver', 'clerk'], officer('clerk'), 'yes'],
    [[], officer(...ROLES), 'no'],
    [[], ANYONE, 'sign-in'],
  ];
  for (const [access, viewer, expected] of table)
    assert.equal(mayEnter(access, viewer), expected, `${JSON.stringify(access)} for ${JSON.stringify(viewer)}`);
});

test('each role opens the pages of that role and no other', () => {
  for (const held of ROLES)
    for (const asked of ROLES) assert.equal(mayEnter([asked], officer(held)), held === asked ? 'yes' : 'no');
});

test('roles held twice are told once, in the order of the office', () => {
  const posts = [
    { unit: 'H48.40', role: 'leader' },
    { unit: 'H48.41', role: 'receiver' },
    { unit: 'H48.42', role: 'leader' },
  ] as const;
  assert.deepEqual(rolesOf(posts), ['receiver', 'leader']);
});

test('a role is one of the list, not a property of some object', () => {
  assert.equal(isRole('leader'), true);
  for (const no of ['', 'Leader', 'toString', '__proto__', 'root']) assert.equal(isRole(no), false);
});
