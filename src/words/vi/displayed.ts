/** Indicators that are shown and give no points: 2.2 and 5.1 of QĐ 766/QĐ-TTg. */
export const displayed = {
  title: 'Chỉ số chỉ để hiển thị',
  lead: 'Hai chỉ số của Quyết định 766/QĐ-TTg không tính điểm: thời gian giải quyết trung bình của từng thủ tục (2.2) và phản ánh, kiến nghị theo nội dung (5.1).',
  link: 'Thời gian giải quyết trung bình (2.2), phản ánh theo nội dung (5.1)',
  back: 'Về bảng điểm',
  mean: {
    title: '2.2 Thời gian giải quyết trung bình theo thủ tục',
    lead: 'Hồ sơ tiếp nhận trong kỳ và đã giải quyết xong: tổng thời gian chia cho số hồ sơ, theo đơn vị của thời hạn thủ tục. Một ngày làm việc là 8 giờ.',
    choose: 'Thủ tục',
    show: 'Xem',
    none: 'Kỳ này chưa có hồ sơ nào của thủ tục được giải quyết xong.',
    noProcedures: 'Kỳ này chưa có hồ sơ nào.',
    reading: {
      worked: 'Không tính thời gian người nộp bổ sung, như chỉ số 2.1.',
      whole: 'Tính cả thời gian người nộp bổ sung.',
    },
    column: { unit: 'Đơn vị tính', dossiers: 'Số hồ sơ', sum: 'Tổng thời gian', mean: 'Trung bình' },
    unit: { hours: 'giờ', 'working-hours': 'giờ làm việc', days: 'ngày', 'working-days': 'ngày làm việc' },
    list: 'Hồ sơ được tính',
    next: 'Trang sau',
  },
  petitions: {
    title: '5.1 Phản ánh, kiến nghị theo nội dung',
    noSource: 'Chưa có nguồn: chưa có dữ liệu phản ánh, kiến nghị.',
    nothing: 'Kỳ này không có phản ánh, kiến nghị nào.',
    lead: 'Tỷ lệ tính trên số phản ánh, kiến nghị đã được phân loại.',
    column: { about: 'Nội dung', share: 'Tỷ lệ', count: 'Số lượng', codes: 'Mã' },
    about: { rules: 'Quy định hành chính', conduct: 'Hành vi hành chính của cán bộ', unsaid: 'Chưa phân loại' },
    more: (count: string) => `và ${count} mã khác`,
  },
} as const;
