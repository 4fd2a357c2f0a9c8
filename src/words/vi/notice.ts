import { officerNotice } from './officer-notice.ts';

/** What a notice is made of, already written out. */
interface Said {
  readonly code: string;
  readonly procedure: string;
  readonly number: string;
  readonly count: string;
}

/** Notices about dossiers: one title and one sentence for each act; the sentences they share stand below. */
export const notice = {
  kinds: {
    'dossier-submit': {
      title: ({ code }: Said) => `Hồ sơ ${code} đã nộp`,
      what: ({ procedure }: Said) =>
        `Hồ sơ “${procedure}” đã đến nơi tiếp nhận. Cán bộ sẽ tiếp nhận, yêu cầu bổ sung một lần, hoặc từ chối có căn cứ.`,
    },
    'dossier-accept': {
      title: ({ code }: Said) => `Hồ sơ ${code} đã được tiếp nhận`,
      what: ({ procedure }: Said) => `Hồ sơ “${procedure}” đã đủ điều kiện và được tiếp nhận; thời hạn bắt đầu tính.`,
    },
    'dossier-ask-supplement': {
      title: ({ code }: Said) => `Hồ sơ ${code} cần bổ sung`,
      what: ({ procedure, count }: Said) =>
        `Hồ sơ “${procedure}” cần bổ sung ${count} mục. Từng mục và lý do được đánh dấu ở trang hồ sơ; hồ sơ đang chờ bạn.`,
    },
    'dossier-answer-supplement': {
      title: ({ code }: Said) => `Đã nhận bổ sung của hồ sơ ${code}`,
      what: ({ procedure }: Said) => `Phần bổ sung của hồ sơ “${procedure}” đã đến nơi giải quyết.`,
    },
    'dossier-refuse': {
      title: ({ code }: Said) => `Hồ sơ ${code} bị từ chối`,
      what: ({ procedure }: Said) =>
        `Hồ sơ “${procedure}” bị từ chối. Nếu không đồng ý, bạn có thể phản đối ở trang hồ sơ.`,
    },
    'dossier-hand-over': {
      title: ({ code }: Said) => `Hồ sơ ${code} đã chuyển đến nơi giải quyết`,
      what: ({ procedure }: Said) => `Hồ sơ “${procedure}” đã được bàn giao cho cơ quan giải quyết.`,
    },
    'dossier-extend': {
      title: ({ code }: Said) => `Xin lỗi và hẹn lại ngày trả kết quả hồ sơ ${code}`,
      what: ({ procedure }: Said) =>
        `Hồ sơ “${procedure}” chưa giải quyết kịp. Cơ quan xin lỗi và hẹn lại một lần duy nhất.`,
    },
    'dossier-arrange-visit': {
      title: ({ code }: Said) => `Lịch xác minh của hồ sơ ${code}`,
      what: ({ procedure }: Said) => `Cơ quan giải quyết sẽ xác minh cho hồ sơ “${procedure}” cùng với bạn.`,
    },
    'dossier-number': {
      title: ({ code }: Said) => `Hồ sơ ${code} đã có kết quả`,
      what: ({ procedure, number }: Said) => `Kết quả của hồ sơ “${procedure}” đã ký, số ${number}, đang chờ trả.`,
    },
    'dossier-return-result': {
      title: ({ code }: Said) => `Đã trả kết quả hồ sơ ${code}`,
      what: ({ procedure, number }: Said) =>
        `Kết quả của hồ sơ “${procedure}”, số ${number}, đã được trả. Bản điện tử có ở trang hồ sơ.`,
    },
    'dossier-stop': {
      title: ({ code }: Said) => `Hồ sơ ${code} đã dừng`,
      what: ({ procedure }: Said) => `Việc giải quyết hồ sơ “${procedure}” đã dừng theo đề nghị.`,
    },
    'dossier-close': {
      title: ({ code }: Said) => `Hồ sơ ${code} đã đóng`,
      what: ({ procedure }: Said) => `Hồ sơ “${procedure}” được đóng vì quá thời hạn bổ sung. Bạn có thể nộp lại.`,
    },
    'dossier-withdraw': {
      title: ({ code }: Said) => `Đã rút hồ sơ ${code}`,
      what: ({ procedure }: Said) => `Hồ sơ “${procedure}” đã được rút theo yêu cầu của bạn.`,
    },
    'dossier-answer-objection': {
      title: ({ code }: Said) => `Trả lời phản đối về hồ sơ ${code}`,
      what: ({ procedure }: Said) => `Phản đối của bạn về hồ sơ “${procedure}” đã được trả lời ở trang hồ sơ.`,
    },
    'dossier-succeed': {
      title: ({ code }: Said) => `Hồ sơ ${code} có cơ quan mới giải quyết`,
      what: ({ procedure }: Said) =>
        `Cơ quan đang giữ hồ sơ “${procedure}” đã sắp xếp lại. Cơ quan kế thừa giải quyết tiếp; bạn không phải nộp lại giấy tờ.`,
    },
    'dossier-redate': {
      title: ({ code }: Said) => `Hạn của hồ sơ ${code} thay đổi theo lịch làm việc`,
      what: ({ procedure }: Said) =>
        `Ngày nghỉ hoặc ngày làm việc mới công bố làm thay đổi hạn của hồ sơ “${procedure}”. Bạn không phải làm gì.`,
    },
    'dossier-correct': {
      title: ({ code }: Said) => `Sửa kết quả của hồ sơ ${code}`,
      what: ({ procedure }: Said) =>
        `Kết quả của hồ sơ “${procedure}” có sai sót do cơ quan. Cơ quan xin lỗi, sửa trong 3 ngày làm việc và chịu mọi chi phí.`,
    },
    'dossier-revoke': {
      title: ({ code }: Said) => `Thu hồi kết quả của hồ sơ ${code}`,
      what: ({ procedure, number }: Said) =>
        `Kết quả số ${number} của hồ sơ “${procedure}” bị cơ quan cấp thu hồi và hết hiệu lực. Căn cứ và điều khoản ghi ở trang hồ sơ.`,
    },
  },
  holder: (agency: string) => `Nơi đang giữ hồ sơ: ${agency}.`,
  until: {
    answer: (moment: string) => `Trả lời việc tiếp nhận trước: ${moment}.`,
    result: (moment: string) => `Hạn trả kết quả: ${moment}.`,
    supplement: (moment: string) => `Hãy bổ sung trước: ${moment}; sau đó hồ sơ bị đóng.`,
  },
  oldDue: (moment: string) => `Hạn đã hẹn trước đây: ${moment}.`,
  at: (moment: string) => `Thời gian: ${moment}.`,
  place: (place: string) => `Địa điểm: ${place}.`,
  ground: (ground: string) => `Căn cứ: ${ground}.`,
  why: (why: string) => `Lý do: ${why}`,
  whyOnPage: 'Lý do được ghi ở trang hồ sơ.',
  upheld: 'Phản đối được chấp nhận.',
  notUpheld: 'Phản đối không được chấp nhận.',
  officer: officerNotice,
  mail: {
    open: 'Xem hồ sơ:',
    foot: 'Thư này được gửi tự động; xin đừng trả lời. Để thôi nhận thư, hãy bỏ đồng ý ở trang tài khoản:',
  },
  digest: {
    legend: 'Bao lâu gửi thư một lần',
    each: 'Mỗi thông báo một thư, ngay khi có',
    daily: 'Gộp thành một thư mỗi ngày, lúc 7 giờ sáng',
    hint: 'Việc gấp luôn gửi ngay: yêu cầu bổ sung, từ chối, đóng hồ sơ, hẹn xác minh, xin lỗi và hẹn lại ngày trả, thu hồi hoặc sửa kết quả. Trang Thông báo luôn có đủ.',
    officerHint:
      'Việc gấp luôn gửi ngay: sắp đến hạn, quá hạn, được hỏi ý kiến. Thông báo đã đọc trước 7 giờ thì không gửi nữa.',
    save: 'Lưu cách gửi',
    subject: (count: number) => `Tổng hợp trong ngày: ${count} thông báo về hồ sơ`,
    more: (count: number, page: string) => `Còn ${count} thông báo nữa ở trang ${page}`,
    waits: 'Gộp trong thư hằng ngày; bạn đã đọc ở đây thì không gửi thư nữa.',
  },
  page: {
    title: 'Thông báo',
    ofUnit: 'Tin mới về hồ sơ của đơn vị',
    none: 'Chưa có thông báo nào. Mỗi thay đổi của hồ sơ sẽ được báo ở đây.',
    unread: 'chưa đọc',
    older: 'Thông báo cũ hơn',
    newest: 'Về thông báo mới nhất',
    open: 'Xem hồ sơ',
    back: 'Mọi thông báo',
    noMail: 'Tỉnh chưa cài đặt máy chủ thư điện tử nên thông báo chỉ có ở trang này.',
    mail: 'Thư điện tử',
    result: {
      sent: 'Máy chủ thư của bạn đã nhận.',
      'no-server': 'Không gửi: tỉnh chưa cài đặt máy chủ thư.',
      'no-address': 'Không gửi: chưa có địa chỉ thư dùng được.',
      'no-consent': 'Không gửi: bạn chưa đồng ý nhận thư hoặc đã rút lại.',
      'address-refused': 'Không gửi được: máy chủ thư từ chối địa chỉ này. Hãy sửa ở trang tài khoản.',
      'put-off': 'Máy chủ thư hẹn nhận sau; hệ thống đang thử lại.',
      'server-refused': 'Máy chủ thư của tỉnh từ chối; hệ thống đang thử lại.',
      unreachable: 'Chưa gửi được: máy chủ thư không trả lời; hệ thống đang thử lại.',
      waiting: 'Đang chờ gửi.',
    },
  },
} as const;
