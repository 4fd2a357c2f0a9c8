import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '#kernel/time.ts';
import { type RouteWish, routeDecided } from './route.ts';

const from = localDate('2026-12-01');
const said = (wish: Partial<RouteWish>) => {
  const done = routeDecided({ ...{ from, route: 'here', address: '', reason: 'Tỉnh tiếp nhận' }, ...wish });
  return done.ok ? done.value : done.code;
};

test('a place to file is one of four, and says why', () => {
  assert.deepEqual(said({ reason: ' Tỉnh tiếp nhận. ' }), {
    ...{ validFrom: from, route: 'here', address: null, reason: 'Tỉnh tiếp nhận' },
  });
  assert.equal(said({ route: 'other-province' }), 'route-missing');
  assert.equal(said({ route: '' }), 'route-missing');
  assert.equal(said({ reason: ' . ' }), 'route-reason-missing');
});

test('people are sent elsewhere over https alone; a ministry’s system has no address of its own to guess', () => {
  assert.equal(said({ route: 'ministry-system' }), 'route-address-missing');
  for (const address of [
    'http://bo.gov.vn',
    'javascript:alert(1)',
    'dichvucong.gov.vn',
    `https://${'a'.repeat(300)}.vn`,
  ])
    assert.equal(said({ route: 'ministry-system', address }), 'route-address-wrong', address);
  const sent = said({ route: 'ministry-system', address: ' https://dichvucong.bocongan.gov.vn ' });
  assert.equal(typeof sent === 'object' && sent.address, 'https://dichvucong.bocongan.gov.vn');
  const portal = said({ route: 'national-portal' });
  assert.equal(typeof portal === 'object' && portal.address, null);
  const here = said({ route: 'here', address: 'https://khong.dung' });
  assert.equal(typeof here === 'object' && here.address, null, 'no address where nobody is sent');
});
