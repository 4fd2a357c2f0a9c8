/** Machines: the command that makes clients, the page of webhooks. */
export const api = {
  cli: {
    usage:
      'Cách dùng: motcua clients list | create <tên> --scope <phạm vi,…> [--post <vai trò>@<mã đơn vị>,…] [--until ngày] | renew-secret <mã> [--leaked] | revoke <mã> [--json]',
    made: (id: string, secret: string, until: string) =>
      `Đã tạo ứng dụng.\n  client_id      ${id}\n  client_secret  ${secret}\nKhóa bí mật chỉ hiện một lần này. Có hiệu lực đến hết ngày ${until}.`,
    renewed: (secret: string) => `Khóa bí mật mới (chỉ hiện một lần này): ${secret}`,
    revoked: 'Đã thu hồi. Mọi mã truy cập của ứng dụng này hết tác dụng ngay.',
    none: 'Chưa có ứng dụng nào.',
    ended: 'đã thu hồi hoặc hết hạn',
  },
  deliveries: {
    title: 'Gửi sự kiện tới hệ thống khác',
    lead: 'Mỗi việc làm trên hồ sơ được gửi tới các hệ thống đã đăng ký nhận. Gửi chưa được thì tự gửi lại trong ba ngày; quá ba ngày, hãy xem máy chủ bên nhận rồi bấm gửi lại.',
    none: 'Không có lần gửi nào.',
    which: 'Hiện những lần gửi',
    all: 'Tất cả',
    show: 'Xem',
    state: { waiting: 'Đang chờ gửi', delivered: 'Đã nhận', failed: 'Không gửi được' },
    event: 'Sự kiện',
    receiver: 'Bên nhận',
    status: 'Trạng thái',
    tries: 'Số lần gửi',
    filed: 'nộp hồ sơ',
    replay: 'Gửi lại',
    replayOf: (act: string, dossier: string, receiver: string) => `Gửi lại “${act}”, hồ sơ ${dossier}, cho ${receiver}`,
    replayed: 'Đã xếp hàng gửi lại. Tải lại trang sau ít giây để xem kết quả.',
    next: 'Gửi lại lúc',
    closed: 'Bên nhận đã ngừng nhận',
    result: {
      delivered: 'bên nhận đã nhận',
      status: 'bên nhận trả lời mã',
      timeout: 'bên nhận không trả lời kịp',
      unreachable: 'không kết nối được',
      'target-refused': 'địa chỉ không được phép gửi tới',
      closed: 'bên nhận đã ngừng nhận',
      'secret-lost': 'không mở được khóa ký: kiểm tra FILES_KEY_FILE, hoặc bên nhận đổi khóa',
    },
    last: 'Lần gần nhất:',
    older: 'Những lần gửi trước đó',
    first: 'Về đầu danh sách',
  },
} as const;
