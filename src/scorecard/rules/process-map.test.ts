import assert from 'node:assert/strict';
import { test } from 'node:test';
import { processMap } from './process-map.ts';

const published = [
  { id: 'receive', name: 'Tiếp nhận hồ sơ', next: ['examine'] },
  {
    id: 'examine',
    name: 'Thẩm định hồ sơ, dự thảo kết quả trình lãnh đạo phòng xem xét, duyệt',
    next: ['review', 'sign'],
  },
  { id: 'review', name: 'Duyệt', next: ['sign'] },
  { id: 'sign', name: 'Ký', next: [] },
];
const visit = (step: string, visits: number, hours: number | null = 2) => ({ step, name: step, visits, hours });
const move = (from: string, to: string, count: number) => ({ from, to, count, hours: 1 });

test('what happened is drawn over what was published: ways back, ways nobody published, ways nobody went', () => {
  const map = processMap(
    published,
    [visit('receive', 10), visit('examine', 12), visit('review', 9), visit('sign', 10), visit('extra', 1)],
    [
      move('receive', 'examine', 10),
      move('examine', 'review', 9),
      move('review', 'examine', 2),
      move('review', 'sign', 7),
      move('receive', 'sign', 1),
    ],
  );
  assert.deepEqual(
    map.nodes.map(({ step, visits, published: is }) => [step, visits, is]),
    [
      ['receive', 10, true],
      ['examine', 12, true],
      ['review', 9, true],
      ['sign', 10, true],
      ['extra', 1, false],
    ],
  );
  const told = new Map(map.edges.map((one) => [`${one.from} ${one.to}`, [one.kind, one.published, one.count]]));
  assert.deepEqual(told.get('receive examine'), ['onward', true, 10]);
  assert.deepEqual(told.get('review examine'), ['back', false, 2]);
  assert.deepEqual(told.get('receive sign'), ['skip', false, 1]);
  assert.deepEqual(told.get('examine sign'), ['skip', true, 0], 'published, and nobody went there');
  assert.equal(told.size, 6);
  for (const { y } of map.nodes) assert.ok(y >= 0 && y + map.box.height <= map.height);
});

test('a step nobody reached is drawn, a way to a step that is not drawn is not, and a long name takes two lines', () => {
  const map = processMap(published, [visit('receive', 1, null)], [move('receive', 'gone', 1)]);
  assert.deepEqual(
    map.nodes.map(({ visits }) => visits),
    [1, 0, 0, 0],
  );
  assert.ok(map.edges.every(({ count }) => count === 0));
  assert.equal(map.nodes[1]?.lines.length, 2);
  assert.equal(processMap([], [], []).nodes.length, 0);
});

test('a step entered again by itself is a way back', () => {
  const map = processMap(published, [visit('examine', 2)], [move('examine', 'examine', 1)]);
  assert.equal(map.edges.find(({ count }) => count > 0)?.kind, 'back');
});
