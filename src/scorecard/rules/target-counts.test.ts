import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '#kernel/time.ts';
import type { ProcedureContent } from '#procedure/index.ts';
import { eligibleOf, internalCut } from './target-counts.ts';

const service = (
  code: string,
  serviceLevel: ProcedureContent['serviceLevel'],
  serviceLevelNote: string | null = null,
) => ({
  ...{ code, is: { serviceLevel, serviceLevelNote } as ProcedureContent },
});

test('a service is eligible to be wholly online unless the law needs presence or a field inspection', () => {
  const offered = [
    service('1', 'TOAN_TRINH'),
    service('2', 'MOT_PHAN', 'Người yêu cầu phải có mặt để ký'),
    service('3', 'MOT_PHAN', 'Kiểm tra thực tế tại hiện trường'),
    service('4', 'MOT_PHAN', 'Chưa kết nối dữ liệu'),
    service('5', 'MOT_PHAN'),
    service('6', 'CUNG_CAP_THONG_TIN'),
    { code: '7', is: undefined },
  ];
  assert.deepEqual(eligibleOf(offered, new Set()), { part: 1, whole: 4 });
  assert.deepEqual(eligibleOf(offered, new Set(['1', '2', '7', '9'])), { part: 1, whole: 2 }, 'the flags decide');
  assert.deepEqual(eligibleOf([], new Set()), { part: 0, whole: 0 });
});

test('internal procedures are cut when none of their editions is in force any more', () => {
  const edition = (code: string, shownOn: string | null, inForce: boolean) => ({
    ...{ code, shownOn: shownOn === null ? null : localDate(shownOn), inForce },
  });
  const all = [
    edition('A', '2026-01-10', false),
    edition('A', '2026-05-10', true),
    edition('B', '2026-01-10', false),
    edition('C', '2026-12-01', false),
    edition('D', null, false),
  ];
  assert.deepEqual(internalCut(all, localDate('2026-11-30')), { part: 1, whole: 2 });
  assert.deepEqual(internalCut([], localDate('2026-11-30')), { part: 0, whole: 0 });
});
