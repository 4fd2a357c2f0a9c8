/** Results: the book of outgoing numbers, templates, files, the public check. */
export const result = {
  books: {
    title: 'Sổ đăng ký văn bản đi',
    lead: 'Số đã cấp cho kết quả giải quyết, theo cơ quan, năm và loại. Mỗi số chỉ cấp khi số liền trước đã cấp; số đã cấp không sửa, không xóa.',
    none: 'Chưa có sổ nào của cơ quan bạn.',
    book: (year: string, series: string) => `Năm ${year}, loại ${series}`,
    last: (last: string) => `Số cuối cùng: ${last}`,
    all: 'Tất cả sổ',
    next: 'Số nhỏ hơn',
    more: 'Sổ tiếp theo',
    initials:
      'Ký hiệu cơ quan đang ghép tạm từ chữ đầu của tên vì chưa có ký hiệu đăng ký. Các số đánh dấu * dùng ký hiệu tạm này.',
    column: {
      number: 'Số, ký hiệu',
      date: 'Ngày ban hành',
      title: 'Trích yếu',
      signer: 'Người ký',
      recipient: 'Nơi nhận',
      note: 'Tình trạng',
    },
    note: {
      waiting: 'Chờ trả',
      returned: (day: string) => `Đã trả ${day}`,
      replaced: (number: string) => `Thay bằng ${number}`,
      replacing: 'Đang được thay thế',
      revoked: (day: string) => `Đã thu hồi ${day}`,
    },
  },
};
