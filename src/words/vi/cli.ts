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
    files: 'mã hóa kho tệp, đổi khóa của kho, dựng hình trang',
    verify: 'kiểm tra chuỗi nhật ký không bị sửa đổi',
    deadline: 'tính hạn giải quyết và giải thích',
    clients: 'liệt kê, tạo và thu hồi ứng dụng được dùng /api/v1',
    users: 'liệt kê, lập, đóng tài khoản và vị trí của cán bộ',
    worker: 'chỉ làm việc nền, không phục vụ trang',
    score: 'tính chỉ số 766; dựng lại, kiểm đếm, chốt số liệu',
    jobs: 'xem việc nền, việc lỗi; cho làm lại',
    generate: 'tạo bộ hồ sơ có lịch sử thật để đo và thử',
    simulate: 'tái hiện nhiều tháng của một tỉnh bằng các việc thật, trên đồng hồ ảo',
    export: 'xuất nhật ký sự kiện cho công cụ khai phá quy trình',
    backup: 'sao lưu cơ sở dữ liệu và tệp, có mã hóa',
    restore: 'phục hồi từ bản sao lưu',
  },
  manual,
  generated: (count: string, seconds: string, rate: string) =>
    `Đã tạo ${count} hồ sơ trong ${seconds} giây (${rate} hồ sơ mỗi giây).`,
  generating: (done: string, count: string) => `${done} / ${count} hồ sơ`,
  skipped: (codes: string) => `Không tạo hồ sơ cho các thủ tục: ${codes}.`,
  simulation: {
    living: (day: string, acts: string, rate: string) => `${day}, ${acts} việc, ${rate} việc mỗi giây`,
    done: (acts: string, dossiers: string, seconds: string, rate: string) =>
      `Đã làm ${acts} việc trên ${dossiers} hồ sơ trong ${seconds} giây (${rate} việc mỗi giây).`,
    digest: (digest: string) => `Mã băm nhật ký (cùng số gieo thì giống nhau): ${digest}`,
    refused: (what: string, count: string, codes: string) => `Bị từ chối: ${what}: ${count} lần (${codes}).`,
    differ: (count: string) => `Hàng việc lệch với hồ sơ: ${count}.`,
    scoreDiffers: (count: string) => `Bảng điểm lệch với hồ sơ: ${count}.`,
    continued: (count: string) => `Trong đó ${count} việc đã làm ở lần chạy dở trước.`,
    nothingToContinue: 'Không có lần mô phỏng dở nào ở đây để chạy tiếp (--continue).',
    used: 'Cơ sở dữ liệu này đã có hồ sơ hoặc không phải tỉnh mẫu, nên không mô phỏng vào đây. Hãy nêu --into với một tên chưa dùng: mô phỏng có cơ sở dữ liệu riêng.',
    nameUnfit: (name: string) =>
      `“${name}” không đặt làm tên được: chữ thường không dấu, chữ số, gạch nối, tối đa 31 ký tự.`,
    noRun: (name: string) => `Không có lần mô phỏng nào tên “${name}”.`,
    noScenario: (name: string) => `Không có kịch bản “${name}”: xem data/scenarios, hoặc nêu đường dẫn đến một tệp.`,
    scenarioWrong: (path: string, why: string) => `${path} không dùng được: ${why}`,
    whatIfUnreadable: (text: string) =>
      `Không hiểu “${text}”. Ví dụ: add-staff=H48.14.05:2, online-share=0.4, move-step=1.003650:examine:H48.14.05.002`,
    formatUnknown: (text: string) => `Không có định dạng “${text}”: hãy nêu ocel hoặc xes.`,
    difference: 'chênh lệch',
    count: {
      received: 'hồ sơ tiếp nhận',
      online: 'trong đó nộp trực tuyến',
      resolved: 'đã có kết quả',
      onTime: 'đúng hạn (không kể gia hạn)',
      late: 'trễ hạn (không kể gia hạn)',
      lateOpen: 'chưa xong và đã quá hạn',
      extended: 'đã xin lỗi, hẹn lại',
      supplemented: 'bị yêu cầu bổ sung',
      open: 'chưa xong',
      hoursMedian: 'giờ từ tiếp nhận đến kết quả, trung vị',
      hoursP90: 'giờ từ tiếp nhận đến kết quả, bách phân vị 90',
    },
    step: (role: string, visits: string, median: string, p90: string) =>
      `  bước của ${role}: ${visits} lượt, trung vị ${median} giờ, bách phân vị 90 ${p90} giờ`,
    stay: (role: string) => `giờ ở bước của ${role}, trung vị`,
    load: (officers: string, median: string, busiest: string) =>
      `  ${officers} cán bộ có làm; trung vị ${median} việc, người bận nhất ${busiest} việc`,
    busiest: 'việc của người bận nhất',
    usual: 'việc của một người, trung vị',
    queue: (unit: string) => `hồ sơ cùng chờ ở ${unit}, trung bình`,
    noTrial: (id: string) => `Không có lần thử phương án nào đang chờ chạy với mã ${id}.`,
  },
  backup: {
    passphrase: 'Mật khẩu của bản sao lưu (ít nhất 12 ký tự): ',
    keyMade: (path: string) => `Đã tạo khóa trong ${path}. Hãy cất một bản ở nơi khác: mất khóa thì không ai mở được.`,
    whole: (at: string, rows: string, files: string) => `Bản sao lưu lúc ${at} nguyên vẹn: ${rows} dòng, ${files} tệp.`,
    done: (path: string, rows: string, files: string, megabytes: string, seconds: string) =>
      `Đã sao lưu vào ${path}: ${rows} dòng, ${files} tệp, ${megabytes} MB, ${seconds} giây; đã đọc lại, nguyên vẹn.`,
    checking: 'Đọc lại bản sao lưu',
    restoring: 'Phục hồi',
    restored: (at: string, rows: string, files: string, seconds: string) =>
      `Đã phục hồi tình trạng lúc ${at}: ${rows} dòng, ${files} tệp, ${seconds} giây. Hãy chạy ./motcua verify --files.`,
  },
  files: {
    plain: 'Lưu ý: kho tệp chưa mã hóa (FILES_KEY_FILE chưa đặt).',
    noScanner: 'Lưu ý: tệp nộp lên không được quét vi-rút (FILES_SCANNER chưa đặt).',
    scannerAway: 'Lưu ý: máy quét vi-rút không trả lời; chưa nhận tệp mới cho đến khi nó trả lời.',
    scannerAwayAccepts: 'Lưu ý: máy quét vi-rút không trả lời; tệp mới được nhận mà không quét.',
    which: 'Hãy nêu một việc: seal, rotate-key, drop-old-keys hoặc previews.',
    noKey: 'Chưa đặt khóa của kho tệp: hãy đặt FILES_KEY_FILE. Xem docs/operations/files.md.',
    going: 'Đi qua kho tệp',
    done: (files: string, sealed: string, rewrapped: string) =>
      `${files} tệp: mới mã hóa ${sealed}, chuyển sang khóa mới ${rewrapped}; tất cả đang dùng khóa mới nhất.`,
    keyAdded: (path: string) =>
      `Khóa mới đứng đầu ${path}; khóa cũ còn ở các dòng dưới. Hãy cất bản sao mới của tệp khóa, rồi chạy ./motcua files drop-old-keys.`,
    dropped: (keys: string, path: string) => `Đã bỏ ${keys} khóa cũ khỏi ${path}: không tệp nào còn cần.`,
    noRaster: 'Máy này không có poppler-utils nên không dựng được hình trang: hãy cài gói poppler-utils.',
    asking: 'Tìm giấy tờ chưa có hình trang',
    asked: (files: string, asked: string) =>
      `${files} tệp giấy tờ: đã yêu cầu dựng hình trang cho ${asked} tệp; việc nền sẽ dựng dần.`,
    secrets: (sealed: string, rewrapped: string) =>
      `Khóa ký thông báo trong cơ sở dữ liệu: mới mã hóa ${sealed}, chuyển sang khóa mới ${rewrapped}.`,
    secretsLost: (lost: string) =>
      `Có ${lost} khóa ký thông báo mà không khóa nào trong tệp khóa mở được: bên nhận phải đổi khóa, hoặc đưa khóa cũ trở lại tệp.`,
    codes: (sealed: string, rewrapped: string) =>
      `Khóa mã xác thực của cán bộ: mới mã hóa ${sealed}, chuyển sang khóa mới ${rewrapped}.`,
    codesLost: (names: string) =>
      `Không khóa nào trong tệp khóa mở được khóa mã xác thực của: ${names}. Hãy chạy ./motcua users ask-for-code cho từng người, hoặc đưa khóa cũ trở lại tệp.`,
    needed: (files: string) => `Còn ${files} tệp dùng khóa cũ hoặc chưa mã hóa: hãy chạy ./motcua files seal trước.`,
  },
  verify: {
    trail: (chains: string, entries: string, days: string, isGood: boolean) =>
      `${chains} chuỗi, ${entries} việc, ${days} ngày đã công bố: ${isGood ? 'nguyên vẹn' : 'CÓ SAI LỆCH'}`,
    why: { gap: 'thiếu dòng trước đó', altered: 'nội dung đã bị sửa' },
    broken: (subject: string, seq: string, why: string) => `  ${subject} dòng ${seq}: ${why}`,
    falseRoot: (day: string) => `  ${day}: gốc đã công bố không còn khớp`,
    files: (files: string, isGood: boolean) =>
      `${files} tệp: ${isGood ? 'kho và cơ sở dữ liệu khớp nhau' : 'CÓ SAI LỆCH'}`,
    missing: (sha256: string) => `  ${sha256}: hồ sơ nêu mà kho không có`,
    altered: (sha256: string) => `  ${sha256}: nội dung không còn đúng mã băm`,
    orphans: (count: string) => `  ${count} tệp trong kho không thuộc hồ sơ hay bản nháp nào`,
  },
  working: 'Một Cửa đang làm việc nền.',
  healthAt: (address: string) => `Trạng thái và số đo: ${address}/readyz, ${address}/metrics`,
  jobs: {
    none: 'Không có việc nào.',
    running: 'đang làm',
    tried: (attempts: string, most: string) => `đã thử ${attempts}/${most}`,
    which: 'Hãy nêu mã các việc cần làm lại, hoặc --all.',
    notRetried: (ids: string) => `Không cho làm lại được: ${ids} (không có, hoặc đang làm).`,
    retried: (count: string) => `Cho làm lại ${count} việc.`,
  },
  step: {
    leftover: 'Dừng cơ sở dữ liệu còn chạy từ lần trước',
    create: 'Tạo cơ sở dữ liệu',
    start: 'Khởi động cơ sở dữ liệu',
    migrate: 'Cập nhật lược đồ',
    reference: 'Nạp dữ liệu tham chiếu',
    demo: 'Dựng tỉnh mẫu',
    demoYear: 'Tái hiện mười hai tháng gần nhất của tỉnh mẫu (khoảng một phút, chỉ lần đầu)',
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
    backup: {
      exists: (path: string) => `${path} đã có: hãy chọn tên khác; bản sao lưu cũ không bị ghi đè.`,
      'target-used': (name: string) =>
        `Cơ sở dữ liệu ${name} không trống: chỉ phục hồi vào cơ sở dữ liệu mới. Hãy chọn MOTCUA_VAR hoặc DATABASE_URL khác.`,
      'files-used': (folder: string) =>
        `${folder} không trống: chỉ phục hồi vào thư mục tệp trống. Hãy chọn MOTCUA_VAR khác.`,
      newer: (name: string) =>
        `Bản sao lưu do phiên bản mới hơn hoặc khác của chương trình làm (${name}): hãy phục hồi bằng phiên bản đó.`,
      'key-unreadable': (path: string) => `${path} không chứa khóa 64 ký tự thập lục phân.`,
      'key-exists': (path: string) => `${path} đã có: không ghi đè một khóa. Hãy chọn tên khác.`,
      'passphrase-short': (least: string) => `Mật khẩu của bản sao lưu phải có ít nhất ${least} ký tự.`,
      'not-archived': () =>
        'Cơ sở dữ liệu này không lưu WAL: hãy đặt MOTCUA_WAL_ARCHIVE rồi khởi động lại (với PostgreSQL riêng, dùng pg_basebackup của nó).',
      'base-wants': () =>
        'Bản sao lưu này là bản nền: hãy nêu --wal, và MOTCUA_VAR chưa có cơ sở dữ liệu nào; không dùng DATABASE_URL.',
      'no-base': () => 'Chỉ bản nền (backup --base) phục hồi được đến một thời điểm; bản này không nhận --wal và --to.',
      'not-sealed': () => 'Tệp này không phải bản sao lưu của Một Cửa. Không có gì thay đổi.',
      'wrong-key': () => 'Khóa hoặc mật khẩu không phải của bản sao lưu này. Không có gì thay đổi.',
      cut: () => 'Bản sao lưu bị cụt hoặc phần cuối bị hỏng: hãy dùng bản khác. Không có gì thay đổi.',
      altered: () => 'Bản sao lưu bị hỏng hoặc bị sửa: hãy dùng bản khác. Không có gì thay đổi.',
    },
    filesKey: {
      'key-missing': (path: string) =>
        `Không thấy tệp khóa của kho tệp (${path}): hãy đặt lại bản sao của khóa vào đó, hoặc trỏ FILES_KEY_FILE tới nó. Không có gì thay đổi.`,
      'key-unreadable': (path: string) =>
        `${path} không phải tệp khóa của kho tệp: mỗi dòng là 64 ký tự thập lục phân.`,
      'key-lost': (subject: string) =>
        `Khóa hiện có không mở được tệp đã mã hóa trong kho (${subject}): hãy đặt lại tệp khóa đúng vào FILES_KEY_FILE. Không có gì thay đổi.`,
    },
    fileAway: (path: string) => `Không có tệp hoặc thư mục ${path}.`,
    noProvince: 'Ở đây chưa có thủ tục nào được tiếp nhận: hãy chạy npm start một lần để dựng tỉnh mẫu.',
    momentUnreadable: (text: string) =>
      `“${text}” không phải một thời điểm có múi giờ, ví dụ 2026-11-21T09:00:00+07:00.`,
    notForGenerate:
      'Cơ sở dữ liệu này đã có hồ sơ hoặc không phải tỉnh mẫu, nên không tạo hồ sơ giả vào đây. Nếu đúng là để thử, hãy nêu --into-used.',
    dayUnreadable: (text: string) => `“${text}” không phải một ngày viết NĂM-THÁNG-NGÀY.`,
    bug: 'Chương trình gặp lỗi không lường trước; chi tiết bên trên. Chạy lại là an toàn.',
  },
} as const;
