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
  openData: {
    title: 'Dữ liệu mở',
    lead: 'Số liệu của trang này để tải về và dùng lại, mỗi dòng một con số với tử số và mẫu số:',
    metadata: 'siêu dữ liệu (DCAT)',
    licence: 'Giấy phép',
    noLicence: 'Tỉnh chưa nêu giấy phép sử dụng dữ liệu.',
    columns: 'Các cột của dữ liệu',
  },
  publishedLink: 'Đối chiếu số liệu các tỉnh đã công bố với tử số và mẫu số của chính họ',
  catalogue: (place: string) => `Dữ liệu mở về giải quyết thủ tục hành chính, ${place}`,
  dataset: (place: string, period: string) => `Bảng điểm phục vụ người dân, doanh nghiệp, ${place}, kỳ ${period}`,
  datasetText:
    'Các chỉ số của Quyết định 766/QĐ-TTg và tỷ lệ đúng hạn, nộp trực tuyến, quá hạn, đã xin lỗi theo cơ quan và lĩnh vực, mỗi tỷ lệ với tử số và mẫu số. Không có dữ liệu cá nhân.',
  column: {
    period: 'Kỳ: tháng 2026-11, quý 2026-Q4 hoặc năm 2026, theo ngày tiếp nhận',
    unit: 'Mã cơ quan; mã tỉnh là toàn tỉnh',
    unitName: 'Tên cơ quan',
    field: 'Lĩnh vực của thủ tục; trống là mọi lĩnh vực',
    indicator:
      'Chỉ số của Quyết định 766, hoặc online (nộp trực tuyến), overdue (quá hạn), apologised (quá hạn đã xin lỗi)',
    name: 'Tên chỉ số',
    numerator: 'Tử số; trống khi chưa có nguồn',
    denominator: 'Mẫu số; trống khi chưa có nguồn',
    score: 'Điểm; trống khi không tính điểm',
    max: 'Điểm tối đa; trống khi không tính điểm',
    standing: 'Tình trạng: đã tính, không có gì để đếm, hoặc chưa có nguồn và nguồn nào',
  },
};
