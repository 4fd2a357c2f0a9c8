/** Breakdowns of a board by agency and field, its open data, and the supervisor's and the unit's boards. */
export const board = {
  share: { onTime: 'Đúng hạn', online: 'Nộp trực tuyến', overdue: 'Quá hạn', apologised: 'Quá hạn đã xin lỗi' },
  moved: {
    up: (points: string) => `tăng ${points} điểm %`,
    down: (points: string) => `giảm ${points} điểm %`,
    same: 'không đổi',
  },
  movedLead: (period: string) => `Thay đổi là so với ${period}, tính bằng điểm phần trăm.`,
  barNote: 'Thanh đầy là 100 %; vạch đứng là kỳ trước.',
  most: (count: string) => `Biểu đồ vẽ ${count} dòng nhiều hồ sơ nhất; bảng bên dưới có đủ.`,
  chart: {
    units: 'Tỷ lệ đúng hạn theo cơ quan',
    fields: 'Tỷ lệ đúng hạn theo lĩnh vực',
  },
  field: 'Lĩnh vực',
  byField: 'Theo lĩnh vực',
  byFieldLead: 'Lĩnh vực đầu tiên của thủ tục trong danh mục. Xếp hạng theo tỷ lệ đúng hạn; bằng nhau thì cùng hạng.',
  noFields: 'Kỳ này chưa có hồ sơ nào được tiếp nhận.',
  frozenWithoutFields: 'Kỳ này đã chốt số liệu trước khi có số đếm theo lĩnh vực.',
};
