interface Said {
  readonly code: string;
  readonly procedure: string;
  /** Which is asked to explain a figure; '' of a dossier's notice. */
  readonly unit: string;
}

/** Notices to officers: what came, what was given to them, which limit comes near or has passed. */
export const officerNotice = {
  kinds: {
    'officer-arrived': {
      title: ({ code }: Said) => `Hồ sơ mới: ${code}`,
      what: ({ procedure }: Said) => `Hồ sơ trực tuyến “${procedure}” vừa đến, đang chờ tiếp nhận.`,
    },
    'officer-supplemented': {
      title: ({ code }: Said) => `Đã có bổ sung cho hồ sơ ${code}`,
      what: ({ procedure }: Said) => `Người nộp đã bổ sung hồ sơ “${procedure}”. Hồ sơ lại chờ bạn.`,
    },
    'officer-unseen': {
      title: ({ code }: Said) => `Hồ sơ ${code} đến gần 2 giờ chưa ai mở`,
      what: ({ procedure }: Said) =>
        `Hồ sơ trực tuyến “${procedure}” đã đến mà chưa cán bộ tiếp nhận nào mở xem (khoản 2 Điều 17: cảnh báo trong 2 giờ).`,
    },
    'officer-unseen-late': {
      title: ({ code }: Said) => `Hồ sơ ${code} đến quá 2 giờ chưa ai mở`,
      what: ({ procedure }: Said) =>
        `Hồ sơ trực tuyến “${procedure}” đã đến quá 2 giờ mà chưa cán bộ tiếp nhận nào mở xem (khoản 2 Điều 17).`,
    },
    'officer-answer-near': {
      title: ({ code }: Said) => `Sắp hết hạn trả lời hồ sơ ${code}`,
      what: ({ procedure }: Said) =>
        `Hồ sơ trực tuyến “${procedure}” chưa được tiếp nhận, yêu cầu bổ sung hay từ chối. Phải trả lời trong 8 giờ làm việc (điểm c khoản 2 Điều 17).`,
    },
    'officer-answer-late': {
      title: ({ code }: Said) => `Đã quá hạn trả lời hồ sơ ${code}`,
      what: ({ procedure }: Said) =>
        `Hồ sơ trực tuyến “${procedure}” chưa được trả lời sau 8 giờ làm việc (điểm c khoản 2 Điều 17).`,
    },
    'officer-hand-over-near': {
      title: ({ code }: Said) => `Sắp hết hạn chuyển hồ sơ ${code}`,
      what: ({ procedure }: Said) =>
        `Hồ sơ “${procedure}” đã tiếp nhận mà chưa chuyển đến cơ quan giải quyết. Phải chuyển ngay trong ngày làm việc; nhận sau 15 giờ thì đầu ngày làm việc kế tiếp (khoản 2 Điều 18).`,
    },
    'officer-hand-over-late': {
      title: ({ code }: Said) => `Đã quá hạn chuyển hồ sơ ${code}`,
      what: ({ procedure }: Said) =>
        `Hồ sơ “${procedure}” đã tiếp nhận mà chưa chuyển đến cơ quan giải quyết đúng hạn (khoản 2 Điều 18).`,
    },
    'officer-assigned': {
      title: ({ code }: Said) => `Bạn được giao hồ sơ ${code}`,
      what: ({ procedure }: Said) => `Hồ sơ “${procedure}” đã được giao cho bạn.`,
    },
    'officer-sent-back': {
      title: ({ code }: Said) => `Hồ sơ ${code} được trả lại bước trước`,
      what: ({ procedure }: Said) => `Hồ sơ “${procedure}” được trả lại bước của bạn để làm lại.`,
    },
    'officer-consulted': {
      title: ({ code }: Said) => `Được lấy ý kiến về hồ sơ ${code}`,
      what: ({ procedure }: Said) =>
        `Cơ quan của bạn được đề nghị cho ý kiến về hồ sơ “${procedure}” (khoản 4 Điều 19).`,
    },
    'officer-opinion': {
      title: ({ code }: Said) => `Đã có ý kiến về hồ sơ ${code}`,
      what: ({ procedure }: Said) => `Cơ quan được lấy ý kiến đã trả lời về hồ sơ “${procedure}”.`,
    },
    'officer-opinion-late': {
      title: ({ code }: Said) => `Ý kiến về hồ sơ ${code} đến muộn`,
      what: ({ procedure }: Said) =>
        `Cơ quan được lấy ý kiến đã trả lời về hồ sơ “${procedure}” sau khi hết hạn (khoản 4 Điều 19).`,
    },
    'officer-opinion-overdue': {
      title: ({ code }: Said) => `Quá hạn cho ý kiến về hồ sơ ${code}`,
      what: ({ procedure }: Said) =>
        `Cơ quan được lấy ý kiến về hồ sơ “${procedure}” chưa trả lời. Người đứng đầu Trung tâm Phục vụ hành chính công được báo (khoản 4 Điều 19); thời hạn của hồ sơ vẫn chạy.`,
    },
    'officer-due-soon': {
      title: ({ code }: Said) => `Hồ sơ ${code} sắp đến hạn`,
      what: ({ procedure }: Said) => `Hồ sơ “${procedure}” sắp đến hạn trả kết quả.`,
    },
    'officer-overdue': {
      title: ({ code }: Said) => `Hồ sơ ${code} đã quá hạn`,
      what: ({ procedure }: Said) => `Hồ sơ “${procedure}” đã quá hạn trả kết quả mà chưa giải quyết xong.`,
    },
    'officer-correction-near': {
      title: ({ code }: Said) => `Sắp hết hạn sửa kết quả hồ sơ ${code}`,
      what: ({ procedure }: Said) =>
        `Kết quả của hồ sơ “${procedure}” có sai sót do cơ quan. Phải sửa và chuyển lại trong 3 ngày làm việc (khoản 1 Điều 23).`,
    },
    'officer-correction-late': {
      title: ({ code }: Said) => `Đã quá hạn sửa kết quả hồ sơ ${code}`,
      what: ({ procedure }: Said) =>
        `Kết quả của hồ sơ “${procedure}” chưa được sửa xong sau 3 ngày làm việc (khoản 1 Điều 23).`,
    },
    'officer-objection': {
      title: ({ code }: Said) => `Có phản đối về hồ sơ ${code}`,
      what: ({ procedure }: Said) => `Người nộp phản đối về hồ sơ “${procedure}”. Hãy xem và trả lời.`,
    },
    'officer-explanation-asked': {
      title: ({ unit }: Said) => `Đề nghị giải trình gửi ${unit}`,
      what: ({ unit, procedure }: Said) =>
        `${unit} được đề nghị giải trình về: ${procedure}. Nội dung đề nghị ở trang giải trình.`,
    },
    'officer-explanation-near': {
      title: ({ unit }: Said) => `${unit}: sắp hết hạn giải trình`,
      what: ({ unit, procedure }: Said) => `${unit} chưa trả lời đề nghị giải trình về: ${procedure}.`,
    },
    'officer-explanation-late': {
      title: ({ unit }: Said) => `${unit}: đã quá hạn giải trình`,
      what: ({ unit, procedure }: Said) =>
        `Đã hết hạn mà ${unit} chưa trả lời đề nghị giải trình về: ${procedure}. Trả lời muộn vẫn được ghi nhận.`,
    },
    'officer-explanation-answered': {
      title: ({ unit }: Said) => `${unit} đã giải trình`,
      what: ({ unit, procedure }: Said) =>
        `${unit} đã trả lời đề nghị giải trình của bạn về: ${procedure}. Nội dung trả lời ở trang giải trình.`,
    },
  },
  limit: (moment: string) => `Hạn: ${moment}.`,
  day: (day: string) => `Hạn trả lời: ${day}.`,
  openExplanation: 'Xem đề nghị giải trình',
  apology: (moment: string) => `Nếu không kịp, phải gửi thư xin lỗi và hẹn lại trước: ${moment} (khoản 6 Điều 19).`,
  agency: (name: string) => `Cơ quan được lấy ý kiến: ${name}.`,
  whyOnPage: 'Lý do được ghi ở trang hồ sơ.',
  decree: 'Các điều nêu trên thuộc Nghị định 118/2025/NĐ-CP.',
  foot: 'Thư công vụ gửi tự động; xin đừng trả lời. Đổi địa chỉ nhận thư ở trang:',
  none: 'Chưa có thông báo nào. Việc mới, việc được giao và hạn sắp tới sẽ được báo ở đây.',
  noMail: 'Tỉnh chưa cài đặt máy chủ thư điện tử nên thông báo chỉ có ở trang này.',
  noAddress: 'Bạn chưa có địa chỉ thư công vụ nên thông báo chỉ có ở trang này. Ghi địa chỉ ở trang bàn làm việc.',
  openDesk: 'Bàn làm việc',
  readAll: 'Đánh dấu tất cả là đã đọc',
  allRead: 'Đã đánh dấu tất cả là đã đọc.',
} as const;
