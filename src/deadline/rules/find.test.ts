import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nationalCalendar } from '../national.ts';
import { findDeadline } from './find.ts';

const asked = { ngay: '20/11/2026', gio: '14:00', 'thoi-han': '5', 'don-vi': 'wd' };

test('what a person typed is answered with the sentence, the last minute and the steps', () => {
  const { answer, errors } = findDeadline(asked, nationalCalendar(), 'vi');
  assert.deepEqual(errors, []);
  assert.match(answer?.sentence ?? '', /^Hạn trả 17:00 thứ Hai 30\/11\/2026/);
  assert.equal(answer?.lastMinute, '23:59 thứ Hai 30/11/2026');
  assert.equal(answer?.steps.length, 9);
  assert.equal(
    findDeadline({ ...asked, 'don-vi': 'wh' }, nationalCalendar(), 'vi').answer?.lastMinute,
    '09:30 thứ Hai 23/11/2026',
  );
});

test('an answer that is provisional says so and why', () => {
  const { answer } = findDeadline({ ...asked, ngay: '1/2/2027' }, nationalCalendar(), 'en');
  assert.deepEqual(answer?.doubts, ['the days off for the Lunar New Year 2027 have not been announced']);
});

test('what cannot be answered is told at its field, in the reader’s language', () => {
  const wrong = (changes: object) => findDeadline({ ...asked, ...changes }, nationalCalendar(), 'vi').errors;
  assert.deepEqual(wrong({ ngay: '31/2/2026', gio: '' }), [
    { id: 'ngay', text: 'Không hiểu ngày “31/2/2026”. Hãy ghi ngày, tháng, năm, ví dụ 20/11/2026.' },
    { id: 'gio', text: 'Hãy ghi giờ nhận, ví dụ 14:00.' },
  ]);
  assert.equal(wrong({ ngay: '1/1/1990' })[0]?.id, 'ngay');
  assert.equal(wrong({ 'thoi-han': '0' })[0]?.id, 'thoi-han');
});
