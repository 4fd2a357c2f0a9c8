import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barChart, lineChart } from './chart.ts';

const all = (svg: string, pattern: RegExp) => [...svg.matchAll(pattern)].map(([, found]) => found);

test('a bar is as long as its share, and the period before stands across it', () => {
  const svg = barChart('Đúng hạn', [
    { label: 'Hộ tịch', value: 500, before: 1000, text: '50,0 %' },
    { label: 'Đất đai', value: null, before: null, text: '–' },
  ]);
  assert.deepEqual(all(svg, /class="room" x="0" y="\d+" width="(\d+)"/g), ['286', '286']);
  assert.deepEqual(all(svg, /class="share" x="0" y="\d+" width="(\d+)"/g), ['143']);
  assert.deepEqual(all(svg, /class="before" x="(\d+)"/g), ['285']);
  assert.match(svg, /viewBox="0 0 360 84"/);
  assert.match(svg, /role="img" aria-label="Đúng hạn"/);
});

test('a name cannot become markup, and one too long is cut at a word', () => {
  const label = `<script>"x" & 'y'</script> ${'Quản lý chất lượng công trình xây dựng '.repeat(3)}`;
  const svg = barChart('a "b"', [{ label, value: 1, before: null, text: '0,1 %' }]);
  assert.doesNotMatch(svg, /<script|"b""/);
  const [shown = ''] = all(svg, /class="word"[^>]*>([^<]*)</g);
  assert.match(shown, /…$/);
  assert.ok(!/ …$/.test(shown));
  // Only attributes: a strict policy lets no inline style in.
  assert.doesNotMatch(svg, /style=|<style/);
});

test('a month with nothing to count breaks the line, and the scale says where it begins', () => {
  const svg = lineChart(
    'Theo tháng',
    ['9/2026', '10/2026', '11/2026'],
    [
      { name: 'Kỳ này', values: [950, null, 870] },
      { name: 'Kỳ trước', values: [900, 910, 920] },
    ],
    (tenths) => `${tenths / 10} %`,
  );
  assert.deepEqual(all(svg, /class="(now|past) point"/g), ['now', 'now', 'past', 'past', 'past']);
  const [now = '', past = ''] = all(svg, /<path class="(?:now|past)" d="(M[^H"]*)"/g);
  assert.equal(now.match(/M/g)?.length, 2);
  assert.equal(past.match(/M/g)?.length, 1);
  assert.match(svg, />80 %</, 'below the least, 87 %');
  assert.match(svg, />100 %</);
});
