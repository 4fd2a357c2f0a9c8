import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayTarget, openGuard, targetIn } from './guard.ts';

test('only public addresses may be connected to, and those by https', () => {
  const guard = openGuard([]);
  for (const address of ['8.8.8.8', '203.162.4.190', '2001:4860:4860::8888', '2405:4800::1'])
    assert.deepEqual([guard.may(address, 'https:'), guard.may(address, 'http:')], [true, false], address);
  for (const address of [
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.31.255.255', '192.168.1.1'],
    ...['192.0.2.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1'],
    ...[
      '64:ff9b::a00:1',
      'fe80::1',
      'fc00::1',
      'fd12:3456::1',
      'ff02::1',
      '2001:db8::1',
      '2002:a00:1::',
      '2001::1',
      'x',
    ],
  ])
    assert.equal(guard.may(address, 'https:'), false, address);
});

test('a named network opens itself and nothing beside it', () => {
  const guard = openGuard(['10.20.0.0/16', 'fd00:1::/64']);
  for (const address of ['10.20.0.1', '10.20.255.255', '::ffff:10.20.3.4', 'fd00:1::5'])
    assert.deepEqual([guard.may(address, 'http:'), guard.may(address, 'https:')], [true, true], address);
  for (const address of ['10.21.0.1', '127.0.0.1', 'fd00:2::1']) assert.equal(guard.may(address, 'https:'), false);
});

test('a target is a server and a path, without a name and password in it', async () => {
  for (const text of ['ftp://a.vn', 'https://u:p@a.vn/', 'https://a.vn/#x', 'javascript:alert(1)', '//a.vn', ''])
    assert.equal(targetIn(text), undefined, text);
  assert.equal(targetIn('https://a.vn/nhan?x=1')?.host, 'a.vn');
  assert.equal(await mayTarget(openGuard([]), 'https://localhost/'), false, 'a name is looked up');
  assert.equal(await mayTarget(openGuard(['127.0.0.0/8', '::1/128']), 'http://localhost/'), true);
});
