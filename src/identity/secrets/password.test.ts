import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashPassword, verifyPassword } from './password.ts';

test('a password opens its own hash and no other, however its marks were composed', async () => {
  const hash = await hashPassword('thuyền về bến');
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  assert.equal(await verifyPassword(hash, 'thuyền về bến'.normalize('NFD')), true);
  assert.equal(await verifyPassword(hash, 'thuyen ve ben'), false);
  assert.notEqual(await hashPassword('thuyền về bến'), hash, 'the salt differs each time');
});

test('a hash made elsewhere under other parameters is understood', async () => {
  // A vector of the reference implementation (phc-winner-argon2, src/test.c): "password", "somesalt".
  const reference = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';
  assert.equal(await verifyPassword(reference, 'password'), true);
  assert.equal(await verifyPassword(reference, 'Password'), false);
});

test('an account that does not exist is refused with the same work', async () => {
  assert.equal(await verifyPassword(undefined, ''), false);
  await assert.rejects(() => verifyPassword('plain', 'plain'), /cannot be read/);
});
