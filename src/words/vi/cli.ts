import { manual } from './cli-manual.ts';

/** What the commands say to whoever runs them. */
export const cli = {
  usage: 'Cách dùng: motcua <lệnh> [tham số]',
  commands: 'Các lệnh:',
  options: 'Mọi lệnh nhận --help và --json. Biến môi trường: docs/operations/settings.md.',
  unknownCommand: (name: string) => `Không có lệnh “${name}”. Xem các lệnh: ./motcua help`,
  unknownArgument: (name: string) => `Lệnh này không nhận “${name}”. Xem: ./motcua help`,
  summary: {
    help: 'liệt kê các lệnh',
    start: 'chuẩn bị tất cả rồi chạy chương trình (npm start)',
    serve: 'chạy chương trình trên cơ sở dữ liệu đã chuẩn bị; không thay đổi lược đồ',
    migrate: 'đưa cơ sở dữ liệu lên phiên bản của chương trình',
    import: 'nạp dữ liệu tham chiếu của cả nước',
    verify: 'kiểm tra chuỗi nhật ký không bị sửa đổi',
    deadline: 'tính hạn giải quyết và giải thích',
    users: 'liệt kê, lập, đóng tài khoản và vị trí của cán bộ',
    worker: 'chỉ làm việc nền, không phục vụ trang',
    jobs: 'xem việc nền, việc lỗi; cho làm lại',
    generate: 'tạo bộ hồ sơ có lịch sử thật để đo và thử',
    backup: 'sao lưu cơ sở dữ liệu và tệp, có mã hóa',
    restore: 'phục hồi từ bản sao lưu',
  },
  manual,
  generated: (count: string, seconds: string, rate: string) =>
    `Đã tạo ${count} hồ sơ trong ${seconds} giây (${rate} hồ sơ mỗi giây).`,
  generating: (done: string, count: string) => `${done} / ${count} hồ sơ`,
  skipped: (codes: string) => `Không tạo hồ sơ cho các thủ tục: ${codes}.`,
  step: {
    leftover: 'Dừng cơ sở dữ liệu còn chạy từ lần trước',
    create: 'Tạo cơ sở dữ liệu',
    start: 'Khởi động cơ sở dữ liệu',
    migrate: 'Cập nhật lược đồ',
    reference: 'Nạp dữ liệu tham chiếu',
    demo: 'Dựng tỉnh mẫu',
    pages: 'Dựng các trang',
    serve: 'Mở cửa',
    stop: 'Dừng lại',
  },
  seconds: (number: string) => `${number} giây`,
  ready: (address: string) => `Một Cửa đang phục vụ tại ${address}`,
  howToStop: 'Nhấn Ctrl-C để dừng.',
  citizens: (address: string, password: string) =>
    `Người dân mẫu (chọn một người, hoặc mật khẩu ${password}): ${address}`,
  accounts: (address: string, password: string) => `Tài khoản mẫu tại ${address}, mật khẩu ${password}:`,
  stopped: 'Đã dừng.',
  migrated: (names: string) => `Đã áp dụng: ${names}`,
  upToDate: 'Cơ sở dữ liệu đã ở phiên bản mới nhất.',
  refused: {
    port: (port: string, free: string) =>
      `Cổng ${port} đang được chương trình khác dùng: hãy chọn cổng khác, ví dụ PORT=${free} npm start.`,
    portRight: (port: string) =>
      `Không được phép mở cổng ${port}: hãy chọn cổng từ 1024 trở lên, ví dụ PORT=3000 npm start.`,
    host: (host: string) =>
      `Máy này không có địa chỉ ${host}: hãy sửa HOST (127.0.0.1 cho riêng máy này, 0.0.0.0 cho mạng).`,
    running: (pid: string, folder: string) =>
      `Một Cửa đang chạy trên ${folder} (tiến trình ${pid}): hãy dừng nó trước, hoặc chọn thư mục khác bằng MOTCUA_VAR.`,
    folder: (folder: string) =>
      `Không ghi được vào ${folder}: hãy cấp quyền ghi cho người dùng này, hoặc chọn thư mục khác bằng MOTCUA_VAR.`,
    disk: (folder: string) => `Đĩa chứa ${folder} đã đầy: hãy giải phóng dung lượng rồi chạy lại.`,
    setting: (name: string) => `Giá trị của ${name} không dùng được. Xem docs/operations/settings.md.`,
    pages: (log: string) => `Không dựng được các trang. Chi tiết ở ${log}.`,
    lacking: (names: string) => `Cơ sở dữ liệu chưa có ${names}: hãy chạy ./motcua migrate trước.`,
    noDatabase: 'Chưa có cơ sở dữ liệu: hãy chạy npm start một lần, hoặc đặt DATABASE_URL.',
    databaseAway: (where: string) =>
      `Không kết nối được tới PostgreSQL ở ${where}: hãy kiểm tra DATABASE_URL và máy chủ.`,
    databaseLogin: 'PostgreSQL không nhận tên hoặc mật khẩu trong DATABASE_URL.',
    databaseName: 'Cơ sở dữ liệu nêu trong DATABASE_URL chưa có: hãy tạo nó (createdb) rồi chạy lại.',
    databaseRight:
      'Tài khoản trong DATABASE_URL chưa đủ quyền (cần CREATEROLE và CREATE trên cơ sở dữ liệu): hãy đặt DATABASE_OWNER_URL.',
    databaseLost: (words: string) => `Cơ sở dữ liệu đã tự dừng, nên chương trình dừng theo: ${words}. Hãy chạy lại.`,
    version: (found: string, from: string, to: string) =>
      `Máy chủ là PostgreSQL ${found}; chương trình cần phiên bản ${from} đến ${to}.`,
    newer: (migration: string) =>
      `Cơ sở dữ liệu đã được một phiên bản mới hơn của chương trình thay đổi (${migration}): hãy chạy phiên bản mới đó.`,
    altered: (migration: string) =>
      `Tệp migrations/${migration} khác với bản đã áp dụng vào cơ sở dữ liệu: hãy khôi phục tệp gốc (git checkout).`,
    postgresMissing: (name: string) =>
      `Thiếu gói ${name} chứa PostgreSQL cho máy này: hãy chạy npm ci, hoặc đặt DATABASE_URL.`,
    postgresOwner: (folder: string, owner: string) =>
      `Thư mục ${folder} thuộc về ${owner}: hãy chạy bằng người dùng đó, hoặc chọn thư mục khác bằng MOTCUA_VAR.`,
    postgresPath: (folder: string, user: string) =>
      `PostgreSQL phải chạy dưới tên ${user} nhưng không vào được ${folder}: hãy đặt chương trình và MOTCUA_VAR ở nơi ai cũng vào được (chmod o+x), hoặc chạy bằng người dùng thường.`,
    postgresOld: (found: string, expected: string) =>
      `Dữ liệu trong var/postgres của PostgreSQL ${found}, bản kèm theo là ${expected}: hãy chạy bản cũ để xuất dữ liệu, hoặc dời thư mục này đi.`,
    postgresStuck: (pid: string) =>
      `Tiến trình PostgreSQL ${pid} còn lại từ lần trước không chịu dừng: hãy dừng nó rồi chạy lại.`,
    postgresFailed: (why: string) => `PostgreSQL không khởi động được: ${why}. Chi tiết ở var/postgres.log.`,
    notForGenerate:
      'Cơ sở dữ liệu này đã có hồ sơ hoặc không phải tỉnh mẫu, nên không tạo hồ sơ giả vào đây. Nếu đúng là để thử, hãy nêu --into-used.',
    dayUnreadable: (text: string) => `“${text}” không phải một ngày viết NĂM-THÁNG-NGÀY.`,
    bug: 'Chương trình gặp lỗi không lường trước; chi tiết bên trên. Chạy lại là an toàn.',
  },
} as const;
