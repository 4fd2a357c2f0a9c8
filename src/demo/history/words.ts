import type { Field } from '#forms/definition.ts';

/** Villages and harbours of the demonstration province: what is said where nothing closer fits. */
export const PLACES = ['Sa Huỳnh', 'Tịnh Khê', 'Bình Châu', 'Phổ Thạnh', 'Nghĩa An', 'Lý Sơn', 'Đức Lợi', 'Mộ Đức'];

const NAMES = [
  ...['Nguyễn Văn Bình', 'Trần Thị Mai', 'Lê Hữu Phước', 'Phạm Thị Thu', 'Võ Minh Tâm'],
  ...['Đỗ Thị Hạnh', 'Bùi Quang Vinh', 'Huỳnh Thị Lài'],
];

/** By what a question is called, the first that fits: what a person here would write. */
const SAID: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^Tên (hộ kinh doanh|viết tắt|bằng tiếng)/, ['SA HUỲNH', 'BÌNH CHÂU', 'THU MAI']],
  [/^Tên tàu/, ['Bình Minh 09', 'Hải Âu 27', 'Thuận An 15']],
  [/quốc tịch/i, ['Việt Nam']],
  [/^Tòa án/, ['Tòa án nhân dân khu vực 1, tỉnh Quảng Ngãi']],
  [
    /^(Cơ quan|Nơi cấp|Nơi đăng ký|Tên chủ tàu hoặc cơ quan)/,
    ['Ủy ban nhân dân xã Tịnh Khê', 'Công an tỉnh Quảng Ngãi'],
  ],
  [/^Cơ sở y tế/, ['Bệnh viện Đa khoa tỉnh Quảng Ngãi', 'Trạm Y tế xã Tịnh Khê']],
  [/^Ngân hàng/, ['Agribank Quảng Ngãi', 'Vietcombank Quảng Ngãi']],
  [/^Nghề nghiệp/, ['Ngư dân', 'Buôn bán nhỏ', 'Làm nông']],
  [/công dụng|nghề kiêm/i, ['Lưới vây', 'Lưới rê', 'Câu mực']],
  [/(ngành)/i, ['Bán lẻ hải sản', 'Ăn uống tại chỗ']],
  [/hình thức nuôi|đối tượng nuôi/i, ['Tôm thẻ chân trắng', 'Cá bớp lồng bè']],
  [/mục đích/i, ['Bổ sung hồ sơ cá nhân', 'Vay vốn ngân hàng']],
  [/^Nguyên nhân/, ['Bị ướt, rách trong bão', 'Thất lạc khi chuyển nhà']],
  [/chức vụ/i, ['Chủ tịch Ủy ban nhân dân xã', 'Giám đốc']],
  [/thiết bị|ghi chú về máy/i, ['Movimar VMS-2217', 'Thuraya MarineStar', 'Yanmar 6CHE, đã đại tu']],
  [/^(Ký hiệu máy|Số máy)/, ['6CH-20817', 'YM4-11302', 'D12-77410']],
  [/^(Quyển số|Lô đất|Tờ bản đồ|Tỷ lệ)/, ['01', '12', '35', '50']],
  [/^Số |số IMO|^Mã số|^Số,/, ['02718', '11405', '36820', '40193']],
  [/^Tọa độ/, ['15°13′N 108°56′E']],
  [/người|đại diện|tổ chức|chủ/i, NAMES],
];

/** Words for a field, by what it is called and of which kind it is. */
export const wordsFor = ({ kind, label }: Field): readonly string[] =>
  kind === 'name' ? NAMES : (SAID.find(([called]) => called.test(label.vi))?.[1] ?? PLACES);
