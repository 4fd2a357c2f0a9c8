import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { importData } from '#db/import.ts';
import { localDate } from '#kernel/time.ts';
import { openTestApp } from '../../tests/world/database.ts';
import { catalogueImporter, findProcedures, proceduresImporter } from './index.ts';

const app = await openTestApp({ after });
for (const importer of [catalogueImporter, proceduresImporter]) assert.ok((await importData(app, importer, 'data')).ok);

const find = (typed: string, officer = false) =>
  findProcedures(app.read, {
    typed,
    realm: 'H48',
    viewer: { officer },
    date: localDate('2026-11-21'),
    province: 'Quảng Ngãi',
    limit: 10,
    offset: 0,
  });

/** What people type, what they mean, and among how many it must stand. */
const asked: [typed: string, code: string, within: number][] = [
  // By code, with and without its dot.
  ['1.001193', '1.001193', 1],
  ['1001193', '1.001193', 1],
  [' 1.003650 ', '1.003650', 1],
  // Official names.
  ['Thủ tục đăng ký khai sinh', '1.001193', 1],
  ['đăng ký khai sinh', '1.001193', 1],
  ['đăng ký kết hôn', '1.000894', 1],
  ['đăng ký khai tử', '1.000656', 1],
  ['Đăng ký thường trú', '1.004222', 1],
  ['đăng ký tạm trú', '1.004194', 1],
  ['Cấp, cấp lại Giấy phép khai thác thủy sản', '1.004359', 1],
  ['đổi giấy phép lái xe', '3.000347', 1],
  ['chuyển trường và tiếp nhận học sinh', '2.002854', 1],
  ['trợ cấp thờ cúng liệt sĩ', '1.010803', 1],
  ['đăng ký giám hộ', '1.004837', 1],
  ['xác nhận thông tin về cư trú', '1.010041', 1],
  ['thông báo lưu trú', '2.001159', 1],
  // Without marks.
  ['dang ky khai sinh', '1.001193', 1],
  ['dang ky tau ca', '1.003650', 1],
  ['giay phep xay dung nha o', '1.013225', 1],
  ['tro cap xa hoi hang thang', '1.001776', 1],
  ['xac nhan tinh trang hon nhan', '1.004873', 1],
  ['thanh lap ho kinh doanh', '1.001612', 1],
  ['ly lich tu phap', '3.000333', 1],
  ['chung thuc chu ky', '2.000884', 1],
  ['thong bao luu tru', '2.001159', 1],
  ['xoa dang ky tau ca', '1.003681', 1],
  // In people's own words.
  ['làm giấy khai sinh', '1.001193', 1],
  ['làm giấy khai sinh cho con cần giấy tờ gì', '1.001193', 1],
  ['sinh con', '1.001193', 1],
  ['cưới', '1.000894', 1],
  ['đăng ký kết hôn ở đâu', '1.000894', 1],
  ['giấy độc thân', '1.004873', 1],
  ['giấy chứng tử', '1.000656', 1],
  ['người thân mất', '1.000656', 1],
  ['hộ khẩu', '1.004222', 1],
  ['nhập khẩu cho con', '1.004222', 3],
  ['tách hộ khẩu', '1.010038', 1],
  ['sổ tạm trú', '1.004194', 1],
  ['sổ đỏ', '1.012783', 1],
  ['sang tên sổ đỏ', '1.115778', 1],
  ['lên thổ cư', '1.115743', 1],
  ['xin phép xây nhà', '1.013225', 1],
  ['mở quán cà phê', '1.001612', 1],
  ['mở tạp hóa cần giấy tờ gì', '1.001612', 1],
  ['mở công ty', '2.001583', 1],
  ['công chứng giấy tờ', '2.000815', 1],
  ['sao y bản chính', '2.000815', 1],
  ['làm căn cước', '1.014061', 1],
  ['mất cccd', '1.014064', 1],
  ['làm hộ chiếu', '1.001456', 1],
  ['bằng lái xe', '3.000347', 1],
  ['mất bằng lái', '3.000348', 1],
  ['lý lịch', '3.000333', 1],
  ['giấy phép tàu', '1.004359', 3],
  ['giấy phép đi biển', '1.004359', 1],
  ['đăng kiểm tàu cá', '1.003563', 1],
  ['đóng tàu mới', '1.004344', 3],
  ['nuôi cá lồng', '1.004692', 1],
  ['tiền người già', '1.014027', 1],
  ['trợ cấp người cao tuổi', '1.014027', 1],
  ['giấy khuyết tật', '1.001699', 1],
  ['tiền mai táng', '1.001731', 1],
  ['lãnh thất nghiệp', '1.014748', 1],
  ['nghỉ hưu', '1.014171', 3],
  ['mở phòng khám', '1.012278', 1],
  ['vệ sinh an toàn thực phẩm', '2.001827', 1],
  ['chuyển trường cho con', '2.002854', 1],
  ['bảo hiểm y tế cho trẻ', '2.000986', 3],
  ['xin con nuôi', '2.001263', 1],
  ['trích lục khai sinh', '2.000635', 1],
  ['cấp điện trở lại', '3.000290', 1],
  // Slips of the finger.
  ['khia sinh', '1.001193', 1],
  ['khai sihn', '1.001193', 1],
  ['dang ki khai sinh', '1.001193', 1],
  ['đăng ký kêt hon', '1.000894', 1],
  ['dang ky ket hin', '1.000894', 1],
  ['thuong tryu', '1.004222', 3],
  ['giay phep khai thac thuy san', '1.004359', 1],
  ['giay phep khai thac thuy sna', '1.004359', 1],
  ['ho kinh daonh', '1.001612', 3],
  ['ly lich tu phpa', '3.000333', 1],
  ['khaisinh', '1.001193', 1],
  ['dangkytauca', '1.003650', 3],
  // What a typing method leaves behind.
  ['khai sinhs', '1.001193', 1],
  ['ddawng kys khai sinh', '1.001193', 1],
  ['ddang ky keets hoon', '1.000894', 1],
  ['taauf cas', '1.003650', 3],
  ['tauf cas', '1.003650', 3],
  ['giaays pheps laais xe', '3.000346', 3],
  ['d9a8ng ky1 khai sinh', '1.001193', 1],
];

for (const [typed, code, within] of asked) {
  test(`“${typed}” finds ${code} among the first ${within}`, async () => {
    const { items, corrected } = await find(typed);
    const codes = items.map((one) => one.code);
    assert.ok(
      codes.slice(0, within).includes(code),
      `${codes.join(' ')}${corrected ? ` (searched ${corrected})` : ''}`,
    );
  });
}

test('the table of searches is as long as promised', () => assert.ok(asked.length >= 60));

test('a search mended says what was searched, with marks', async () => {
  assert.equal((await find('khia sinh')).corrected, 'khai sinh');
  assert.equal((await find('dang ky ket hin')).corrected, 'đăng ký kết hôn');
  assert.equal((await find('khai sinh')).corrected, null);
});

test('words nobody has answer nothing, and say so', async () => {
  const { total, items, corrected } = await find('zzzz qqqq');
  assert.deepEqual({ total, items, corrected }, { total: 0, items: [], corrected: null });
});

test('when no name has all the words, those with a good share of them are shown as such', async () => {
  const { partly, items } = await find('đăng ký kết hôn với người yêu cũ');
  assert.ok(partly);
  assert.ok(
    items.slice(0, 3).some(({ code }) => code === '1.000894'),
    items.map(({ code }) => code).join(' '),
  );
});
