import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arranged, assigned, type ScanPage, separates, separatorOf } from './scan.ts';

const page = (id: string, component: string | null, place: number): ScanPage => ({
  ...{ id, component, place, sha256: 'f'.repeat(64), page: 1, turn: 0 },
});
const pages = [page('a', 'part-1', 0), page('x', 'part-2', 1), page('b', 'part-1', 2), page('c', 'part-1', 3)];
const order = (all: readonly ScanPage[] | undefined) => all?.map(({ id }) => id).join('');

test('a page of a scan moves among those of its component, past pages of others', () => {
  assert.equal(order(arranged(pages, 'b', 'up')), 'bxac');
  assert.equal(order(arranged(pages, 'a', 'up')), 'axbc', 'the first stays first');
  assert.equal(order(arranged(pages, 'b', 'down')), 'axcb');
  assert.equal(order(arranged(pages, 'x', 'drop')), 'abc');
  assert.equal(arranged(pages, 'z', 'up'), undefined);
  assert.deepEqual(
    arranged(pages, 'c', 'drop')?.map(({ place }) => place),
    [0, 1, 2],
  );
});

test('four quarter turns bring a scanned page back', () => {
  let all: readonly ScanPage[] = pages;
  const seen: number[] = [];
  for (let at = 0; at < 4; at += 1) {
    all = arranged(all, 'b', 'turn') ?? [];
    seen.push(all.find(({ id }) => id === 'b')?.turn ?? -1);
  }
  assert.deepEqual(seen, [90, 180, 270, 0]);
});

test('a separator names a component of this procedure; any other square code is a page like others', () => {
  assert.equal(separates(separatorOf('part-2'), ['part-1', 'part-2']), 'part-2');
  assert.equal(separates(separatorOf('part-9'), ['part-1']), null);
  assert.equal(separates('https://motcua.example/kiem-tra/x', ['part-1']), undefined);
  assert.equal(separates(undefined, ['part-1']), undefined);
  assert.equal(assigned(pages, new Map([['a', null]]))[0]?.component, null);
});
