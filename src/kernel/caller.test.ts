import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf } from './caller.ts';

const asks = (told: Record<string, string>) => ({ headers: told, socket: { remoteAddress: '127.0.0.1' } });
const forwarded = { header: 'x-forwarded-for', depth: 1 };

test('without a proxy that is believed the address is that of the connection', () => {
  assert.equal(addressOf(asks({ 'x-forwarded-for': '203.0.113.9' }), { header: undefined, depth: 1 }), '127.0.0.1');
  assert.equal(addressOf(asks({}), forwarded), '127.0.0.1');
});

test('behind a proxy it is the entry the proxy wrote, whatever the caller wrote before it', () => {
  const value = { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' };
  assert.equal(addressOf(asks(value), forwarded), '203.0.113.9');
  assert.equal(addressOf(asks(value), { ...forwarded, depth: 2 }), '198.51.100.1');
  assert.equal(addressOf(asks({ 'x-real-ip': ' 203.0.113.7 ' }), { header: 'x-real-ip', depth: 1 }), '203.0.113.7');
});
