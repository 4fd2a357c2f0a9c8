import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { instant } from '#kernel/time.ts';
import { MANIFEST, reportPackage } from './report-package.ts';

const head = {
  ...{
    form: '07b',
    title: 'Tình hình giải quyết',
    period: '2026-11',
    from: '2026-10-15',
    to: '2026-11-14',
    version: 2,
  },
  ...{ reason: 'Thiếu hồ sơ bưu chính', unit: { code: 'H48', name: 'UBND tỉnh Quảng Ngãi' }, receiver: 'Bộ Tư pháp' },
  ...{ sentBy: 'Tôn Vĩnh Chủ', sentAt: instant(Date.parse('2026-11-16T09:05:00+07:00')) },
};
const files = [
  { name: 'bieu.pdf', bytes: Buffer.from('%PDF-1.7 đã ký') },
  { name: 'bieu.xlsx', bytes: Buffer.from('bảng tính') },
];

test('the package of a report has its files whole, and a manifest that anybody can check them by', () => {
  const packed = unzipSync(reportPackage(head, files));
  assert.deepEqual(Object.keys(packed), ['bieu.pdf', 'bieu.xlsx', MANIFEST]);
  const manifest = JSON.parse(strFromU8(packed[MANIFEST] ?? new Uint8Array()));
  assert.deepEqual(
    [manifest.form, manifest.version, manifest.sentAt, manifest.unit.name],
    ['07b', 2, '2026-11-16T09:05:00+07:00', 'UBND tỉnh Quảng Ngãi'],
  );
  for (const { name, size, sha256 } of manifest.files) {
    const bytes = packed[name] ?? new Uint8Array();
    assert.deepEqual([bytes.length, createHash('sha256').update(bytes).digest('hex')], [size, sha256], name);
  }
  assert.equal(manifest.files.length, 2);
});

test('the same version of a report makes the same package, byte for byte', () => {
  assert.deepEqual(reportPackage(head, files), reportPackage(head, files));
});
