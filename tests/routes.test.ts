import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ROLES } from '../src/identity/rules/access.ts';
import { languages } from '../src/words/index.ts';
import { addressOf, routeFiles } from './world/routes.ts';

const files = routeFiles();

test('every page and endpoint says who may enter', () => {
  assert.ok(files.length > 3);
  const silent = files.filter(({ access }) => access === undefined).map(({ file }) => file);
  assert.deepEqual(
    silent,
    [],
    "write: export const _access: Access = 'public' | 'signed-in' | 'citizen' | 'officer' | ['role', …];",
  );
});

test('the roles a route names are roles', () => {
  for (const { file, access } of files) {
    if (!Array.isArray(access)) continue;
    assert.ok(access.length > 0, `${file} names no role: nobody could enter`);
    for (const role of access) assert.ok((ROLES as readonly string[]).includes(role), `${file}: ${role}`);
  }
});

test('a page and an endpoint of one route let the same people in', () => {
  for (const [id, both] of Map.groupBy(files, ({ id }) => id))
    for (const { access } of both ?? []) assert.deepEqual(access, both?.[0]?.access, id);
});

test('no route imports the list of routes, which imports it', () => {
  for (const { file } of files)
    assert.doesNotMatch(readFileSync(file, 'utf8'), /\/access\.ts'/, `${file}: ask locals.mayOpen`);
});

test('every role has a name in every language', () => {
  for (const { identity } of Object.values(languages)) assert.deepEqual(Object.keys(identity.roles), [...ROLES]);
});

test('addresses of routes can be typed', () => {
  assert.equal(addressOf('/(desk)/ho-so/[code]/[...rest]'), '/ho-so/khong-co/khong-co');
  assert.equal(addressOf('/[[lang]]/thu-tuc'), '/thu-tuc');
  assert.equal(addressOf('/(home)'), '/');
});
