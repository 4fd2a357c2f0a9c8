import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Instant, parseInstant } from '#kernel/time.ts';
import { nationalCalendar } from '../national.ts';
import { type DeadlineRequest, deadline } from './deadline.ts';
import { describeStep } from './describe-step.ts';
import { explain } from './explain.ts';
import { deadlineAsJson } from './json.ts';
import { parseTerm } from './term.ts';

const at = (text: string): Instant => parseInstant(`2026-${text.replace(' ', 'T')}:00+07:00`) as Instant;

function find(from: string, written: string, more: Partial<DeadlineRequest> = {}) {
  const term = parseTerm(written);
  assert.ok(term.ok);
  const found = deadline({ from: at(from), term: term.value, ...more }, nationalCalendar());
  assert.ok(found.ok);
  return found.value;
}

const sentences: [string, string, Partial<DeadlineRequest>, string, string][] = [
  [
    '11-20 14:00',
    '5wd',
    {},
    'Hạn trả 17:00 thứ Hai 30/11/2026: 5 ngày làm việc từ thứ Sáu 20/11, không tính 24/11 (Ngày Văn hóa Việt Nam)',
    'Due 17:00 Monday 30 November 2026: 5 working days from Friday 20 November, not counting 24 November (Viet Nam Culture Day)',
  ],
  [
    '11-20 13:00',
    '8wh',
    {},
    'Hạn trả 11:30 thứ Hai 23/11/2026: 8 giờ làm việc từ 13:00 thứ Sáu 20/11',
    'Due 11:30 Monday 23 November 2026: 8 working hours from 13:00 Friday 20 November',
  ],
  [
    '11-22 10:00',
    '1wh',
    {},
    'Hạn trả 08:30 thứ Hai 23/11/2026: 1 giờ làm việc từ 10:00 Chủ nhật 22/11, bắt đầu tính lúc 07:30 thứ Hai 23/11 vì nhận ngoài giờ làm việc',
    'Due 08:30 Monday 23 November 2026: 1 working hour from 10:00 Sunday 22 November, counted from 07:30 Monday 23 November because it came outside office hours',
  ],
  [
    '11-06 09:00',
    '15d',
    {},
    'Hạn trả 17:00 thứ Hai 23/11/2026: 15 ngày từ thứ Sáu 06/11, ngày cuối 21/11 là thứ Bảy nên chuyển sang ngày làm việc kế tiếp',
    'Due 17:00 Monday 23 November 2026: 15 days from Friday 6 November, the last day, 21 November, is Saturday, so it moves to the next working day',
  ],
  [
    '11-09 09:00',
    '15d',
    {},
    'Hạn trả 17:00 thứ Tư 25/11/2026: 15 ngày từ thứ Hai 09/11, ngày cuối 24/11 là Ngày Văn hóa Việt Nam nên chuyển sang ngày làm việc kế tiếp',
    'Due 17:00 Wednesday 25 November 2026: 15 days from Monday 9 November, the last day, 24 November, is Viet Nam Culture Day, so it moves to the next working day',
  ],
  [
    '08-17 09:00',
    '15wd',
    {},
    'Hạn trả 17:00 thứ Tư 09/09/2026: 15 ngày làm việc từ thứ Hai 17/08, không tính 31/08–02/09 (Quốc khánh), có tính thứ Bảy 22/08 (làm bù cho 31/08)',
    'Due 17:00 Wednesday 9 September 2026: 15 working days from Monday 17 August, not counting 31 August to 2 September (National Day), counting Saturday 22 August (worked instead of 31 August)',
  ],
  [
    '11-20 14:00',
    '8wh',
    { pauses: [{ from: at('11-20 15:00'), to: at('11-20 16:30') }] },
    'Hạn trả 15:30 thứ Hai 23/11/2026: 8 giờ làm việc từ 14:00 thứ Sáu 20/11, cộng 1 giờ 30 phút làm việc tạm dừng từ 15:00 thứ Sáu 20/11 đến 16:30 thứ Sáu 20/11',
    'Due 15:30 Monday 23 November 2026: 8 working hours from 14:00 Friday 20 November, plus 1 hour 30 minutes of working time paused from 15:00 Friday 20 November to 16:30 Friday 20 November',
  ],
  [
    '11-02 09:00',
    '5wd',
    { restarts: [at('11-04 10:00')] },
    'Hạn trả 17:00 thứ Tư 11/11/2026: 5 ngày làm việc từ thứ Tư 04/11, tính lại từ đầu khi bổ sung xong lúc 10:00 thứ Tư 04/11',
    'Due 17:00 Wednesday 11 November 2026: 5 working days from Wednesday 4 November, counted again from the beginning when the supplement was complete at 10:00 Wednesday 4 November',
  ],
  [
    '11-20 15:30',
    'trong-ngay',
    {},
    'Hạn trả 17:00 thứ Hai 23/11/2026: trả trong ngày làm việc từ 15:30 thứ Sáu 20/11, chuyển sang ngày làm việc kế tiếp vì nhận sau giờ trả trong ngày',
    'Due 17:00 Monday 23 November 2026: answered within the working day from 15:30 Friday 20 November, moved to the next working day because it came too late for an answer the same day',
  ],
  [
    '11-20 10:00',
    '2h',
    {},
    'Hạn trả 13:00 thứ Sáu 20/11/2026: 2 giờ từ 10:00 thứ Sáu 20/11, hết giờ cuối lúc 12:00 20/11 là ngoài giờ làm việc nên chuyển sang lúc mở cửa kế tiếp',
    'Due 13:00 Friday 20 November 2026: 2 hours from 10:00 Friday 20 November, the last hour ends at 12:00 20 November, outside office hours, so it moves to the next opening',
  ],
];

for (const [from, term, more, vi, en] of sentences) {
  test(`the sentence of ${term} from ${from}/2026 is whole in both languages`, () => {
    const found = find(from, term, more);
    assert.equal(explain(found, 'vi'), vi);
    assert.equal(explain(found, 'en'), en);
  });
}

test('a year is said when it is not the year of the due date', () => {
  const found = find('12-30 09:00', '3wd');
  assert.match(
    explain(found, 'vi'),
    /^Hạn trả 17:00 thứ Ba 05\/01\/2027: .* từ thứ Tư 30\/12\/2026, không tính 01\/01/,
  );
});

test('every step can be said on its own line, in both languages, with its article', () => {
  const found = find('11-06 09:00', '15d', {
    pauses: [{ from: at('11-09 09:00'), to: at('11-09 10:00') }],
    restarts: [at('11-08 09:00')],
  });
  const lines = (language: 'vi' | 'en') => found.steps.map((step) => describeStep(step, found.term, language));
  assert.deepEqual(lines('vi'), [
    'Bắt đầu: 09:00 thứ Sáu 06/11/2026',
    'Bổ sung xong, tính lại từ đầu: 09:00 Chủ nhật 08/11/2026 (khoản 5 Điều 19 Nghị định 118/2025/NĐ-CP)',
    'Không tính ngày đầu: 08/11/2026 (khoản 2 Điều 147 Bộ luật Dân sự)',
    'Tính 15 ngày: 09/11/2026–23/11/2026',
    'Tạm dừng 09:00 thứ Hai 09/11/2026 đến 10:00 thứ Hai 09/11/2026: lùi hạn 1 giờ',
    'Ngày cuối 24/11/2026 là ngày nghỉ, chuyển sang 25/11/2026 (khoản 5 Điều 148 Bộ luật Dân sự)',
    'Hạn trả: 17:00 thứ Tư 25/11/2026',
  ]);
  assert.equal(lines('en').length, lines('vi').length);
});

test('as JSON the moments are ISO in legal time and the counts add up to the measure', () => {
  const json = deadlineAsJson(find('11-20 14:00', '5wd'), 'vi');
  assert.equal(json.due, '2026-11-30T17:00:00+07:00');
  assert.equal(json.dueDate, '2026-11-30');
  assert.equal(json.provisional, false);
  assert.deepEqual(json.steps[0], { kind: 'start', at: '2026-11-20T14:00:00+07:00' });
  const sum = json.steps.reduce((so, step) => so + (Number(step.counts) || 0), 0);
  assert.deepEqual(json.measure, { unit: 'day', amount: sum });
  assert.deepEqual(JSON.parse(JSON.stringify(json)), json);
});
