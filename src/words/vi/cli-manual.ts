const key = {
  'key-file': 'Tệp chứa khóa 32 byte (64 ký tự thập lục phân), do backup --make-key tạo.',
  'passphrase-file':
    'Tệp có dòng đầu là mật khẩu; nếu không nêu tệp nào thì hỏi ở màn hình. Khóa không bao giờ nằm trên dòng lệnh.',
};

/** Trang hướng dẫn của từng lệnh; tùy chọn nào có trong src/cli/manual.ts thì phải có lời ở đây. */
export const manual = {
  heading: {
    ...{ name: 'TÊN', synopsis: 'CÁCH GỌI', description: 'MÔ TẢ', options: 'TÙY CHỌN', examples: 'VÍ DỤ' },
    exits: 'MÃ KẾT THÚC',
  },
  exit: {
    0: 'xong việc',
    1: 'bị từ chối hoặc không làm được; câu in ra nói vì sao',
    2: 'gọi sai; câu in ra nói sai ở đâu',
    130: 'được yêu cầu dừng khi chưa xong',
  },
  common: { json: 'In kết quả dưới dạng JSON cho chương trình khác đọc.', help: 'In trang này.' },
  notANumber: (option: string, given: string) => `--${option} phải là số nguyên, không phải “${given}”.`,
  valueMissing: (option: string) => `${option} cần một giá trị đi sau. Xem: ./motcua help`,
  calledAs: (synopsis: string) => `Cách gọi: ${synopsis}`,
  fileMissing: 'Hãy nêu đúng một tệp sao lưu.',
  pages: {
    help: {
      about: ['Liệt kê các lệnh; có tên lệnh thì in trang hướng dẫn của lệnh đó. Tiếng Anh: MOTCUA_LANG=en.'],
      options: {},
    },
    start: {
      about: [
        'Chuẩn bị mọi thứ rồi chạy: cơ sở dữ liệu, lược đồ, dữ liệu tham chiếu, tỉnh mẫu, các trang. Việc nào đã xong thì bỏ qua.',
      ],
      options: {},
    },
    serve: {
      about: [
        'Phục vụ từ cơ sở dữ liệu đã chuẩn bị, không bao giờ thay đổi lược đồ; có thể chạy nhiều tiến trình cùng lúc.',
      ],
      options: { 'no-worker': 'Chỉ phục vụ trang; việc nền do motcua worker làm.' },
    },
    worker: {
      about: [
        'Chỉ làm việc nền (thông báo, niêm phong nhật ký, đóng hồ sơ quá hạn bổ sung), không phục vụ trang nào. Với WORKER_PORT, trả lời /healthz, /readyz và /metrics ở cổng đó.',
      ],
      options: {},
    },
    migrate: { about: ['Đưa cơ sở dữ liệu lên phiên bản của chương trình. Chạy lại là an toàn.'], options: {} },
    import: {
      about: [
        'Nạp dữ liệu tham chiếu của cả nước: tất cả, hoặc những phần được nêu tên (units, calendar, document-types, catalogue, procedures, substitutions, paper-links, forms).',
        'import facts TỆP.csv nạp sự kiện của những hệ thống chưa nối (thanh toán, phản ánh, đồng bộ…) cho chỉ số 766; các cột và loại: docs/operations/score.md. Nạp lại cùng tệp không đổi gì.',
        'import agencies TỆP.json lập, sắp xếp lại, giao thẩm quyền, giờ làm việc và ký hiệu cho các cơ quan của tỉnh; hồ sơ đang mở của cơ quan đã chấm dứt chuyển cho cơ quan kế thừa. Dạng tệp: docs/operations/agencies.md. Nạp lại cùng tệp không đổi gì.',
        'import routes TỆP.json ghi nơi nộp của nhiều thủ tục một lần (tại hệ thống này, Cổng quốc gia, hệ thống của bộ, chỉ tại quầy); dạng tệp: docs/operations/procedures.md. Một mục sai thì không mục nào được ghi. Nạp lại cùng tệp không đổi gì.',
      ],
      options: { from: 'Thư mục dữ liệu khác với data/ đi kèm.' },
    },
    verify: {
      about: [
        'Đọc lại mọi chuỗi nhật ký từ dòng đầu và mọi gốc đã công bố. Nói ra dòng bị sửa, bị thiếu, bị đặt sai chỗ.',
        'Với --files: mỗi tệp mà hồ sơ hay bản nháp nêu phải có trong kho và đúng mã băm; tệp không thuộc về ai cũng được nêu.',
      ],
      options: { files: 'Kiểm tra cả kho tệp (đọc lại từng tệp).', lang: 'Ngôn ngữ của lời đáp: vi hoặc en.' },
    },
    deadline: {
      about: ['Tính hạn giải quyết và giải thích từng bước.'],
      options: {
        from: 'Lúc nhận đủ hồ sơ, ISO 8601 có múi giờ: 2026-11-20T14:00:00+07:00.',
        term: 'Thời hạn: 5wd (ngày làm việc), 8wh (giờ làm việc), 15d (ngày), 24h, 1mo, same-day.',
        regime: 'decree (nghị định: bổ sung thì tính lại) hoặc portal (Cổng quốc gia: chỉ tạm dừng).',
        calendar: 'Lịch làm việc khác, cùng dạng data/calendar/holidays.json.',
        lang: 'Ngôn ngữ của lời đáp: vi hoặc en.',
        pause: 'Khoảng không tính; có thể nhắc lại.',
        restart: 'Thời điểm bổ sung xong; có thể nhắc lại.',
      },
    },
    users: {
      about: [
        'Tài khoản và vị trí của cán bộ, cho người quản trị đầu tiên và khi cần cứu. Mật khẩu đọc từ màn hình hoặc dòng đầu vào. end nhận mã vị trí mà list in ra.',
        'ask-for-code: từ nay đăng nhập phải có mã của ứng dụng xác thực; in địa chỉ otpauth một lần. Gọi lại thì cấp khóa mới và khóa cũ hết dùng: khi mất điện thoại, hoặc khi files seal báo không mở được khóa.',
      ],
      options: { from: 'Ngày đầu giữ vị trí, NĂM-THÁNG-NGÀY.', to: 'Ngày cuối giữ vị trí.' },
    },
    files: {
      about: [
        'Kho tệp mã hóa bằng khóa riêng của từng tệp, các khóa đó được bọc bằng khóa của kho (FILES_KEY_FILE). seal: mã hóa tệp còn để trần và bọc lại khóa cũ; rotate-key: thêm khóa mới rồi bọc lại tất cả, nội dung tệp không ghi lại; drop-old-keys: bỏ các khóa cũ sau khi xem không tệp nào cần. Khóa ký thông báo và khóa mã xác thực của cán bộ trong cơ sở dữ liệu được làm cùng; cái nào không mở được thì nêu ra.',
        'previews: yêu cầu dựng hình trang cho giấy tờ đã nhận từ trước mà chưa có hình; tiến trình worker hoặc serve dựng dần.',
        'Chạy được khi chương trình đang phục vụ. Mất tệp khóa là mất mọi tệp: luôn cất một bản ở nơi khác.',
      ],
      options: {},
    },
    score: {
      about: [
        'In bộ chỉ số Quyết định 766/QĐ-TTg của một tỉnh hoặc một cơ quan trong một kỳ: điểm, tỷ lệ, hai số đếm, xếp loại; chỉ số nào chưa có nguồn thì nói “chưa có nguồn”.',
        'Với --from: tính lại từ số đếm của nơi khác, không cần cơ sở dữ liệu. Tệp CSV có các cột chi_so,tu_so,mau_so (docs/operations/score.md), để ai cũng kiểm tra được một số đã công bố.',
        'Số đếm theo các việc trong một giây; --rebuild dựng lại từ hồ sơ, --recount so từng hồ sơ với số đếm (phải là 0 sai lệch), --freeze giữ số liệu của kỳ đã hết và không bao giờ đổi nữa.',
        'check-published: tính lại tỷ lệ đã công bố từ số đếm và nói số nào không khớp. Không nêu tệp thì kiểm tra số liệu các tỉnh đã công bố (data/published). Tệp là CSV có dòng đầu province,asOf,what,part,whole,printed. Mã kết thúc 1 khi có số không khớp.',
        'evaluation: số liệu đánh giá của một đơn vị (--unit, cộng của cán bộ tại đơn vị và các phòng) hoặc một cán bộ (--officer), mỗi con số kèm hồ sơ khi dùng --json. Không có điểm chung: chưa tìm thấy công thức nào cho từng cán bộ.',
        'mean-time: thời gian giải quyết trung bình (chỉ số 2.2) của một thủ tục, hoặc của mọi thủ tục có hồ sơ xong trong kỳ, theo đơn vị của thời hạn.',
        'import-criteria: nạp bộ tiêu chí tự chấm điểm cải cách hành chính của một nhóm đơn vị cho một năm; tệp JSON cùng dạng data/demo/par-2026.json. Nạp lại được cho đến khi có đơn vị chấm.',
      ],
      options: {
        realm: 'Mã tỉnh; không nêu thì lấy MOTCUA_REALM.',
        period: 'Kỳ dương lịch: 2026-11, 2026-Q4 hoặc 2026; không nêu thì quý này.',
        unit: 'Mã cơ quan, tính cả các đơn vị thuộc; không nêu thì cả tỉnh.',
        officer: 'Với evaluation: tên đăng nhập của cán bộ. Mỗi lần xem được ghi vào nhật ký.',
        from: 'Tệp số đếm của nơi khác.',
        rebuild: 'Dựng lại số đếm và danh sách từ hồ sơ.',
        recount: 'Kiểm đếm; mã kết thúc 1 nếu có sai lệch.',
        freeze: 'Chốt số liệu kỳ nêu ở --period; chỉ kỳ đã hết, chỉ một lần.',
      },
    },
    clients: {
      about: [
        'Ứng dụng được dùng /api/v1 (docs/operations/api.md). create in khóa bí mật một lần; renew-secret cấp khóa mới, khóa cũ còn dùng một ngày; revoke thu hồi ngay.',
      ],
      options: {
        scope: 'Với create: các phạm vi được dùng, cách nhau bằng dấu phẩy.',
        post: 'Với create: vai trò tại đơn vị mà ứng dụng làm thay, như receiver@H48.01.50.',
        until: 'Với create: ngày cuối có hiệu lực, NĂM-THÁNG-NGÀY.',
        leaked: 'Với renew-secret: khóa cũ đã lộ, hết tác dụng ngay.',
      },
    },
    jobs: {
      about: [
        'Việc nền. list: đang chờ và đang làm; failed: đã lỗi ít nhất một lần, kèm lý do; retry: cho làm lại ngay.',
      ],
      options: { all: 'Với retry: mọi việc đã lỗi.' },
    },
    generate: {
      about: [
        'Tạo một bộ hồ sơ có lịch sử thật để đo và thử: mỗi hồ sơ đi từ lúc nộp đến hôm nay theo đúng các quy tắc của chương trình, với nhật ký, bước, bổ sung, quyết định, mã số liền nhau. Người là bịa. Cùng --seed cho cùng một bộ.',
        'Chỉ chạy trên tỉnh mẫu chưa có hồ sơ nào; muốn thêm vào cơ sở dữ liệu đang dùng để thử thì nêu --into-used.',
      ],
      options: {
        count: 'Số hồ sơ (mặc định 10000).',
        seed: 'Số gieo (mặc định 1).',
        days: 'Lịch sử lùi về bao nhiêu ngày (mặc định 270).',
        officers: 'Thêm bao nhiêu cán bộ, ngoài người lấp các vị trí còn trống (mặc định 0).',
        until: 'Ngày cuối của lịch sử, NĂM-THÁNG-NGÀY (mặc định bây giờ).',
        'into-used': 'Cho phép khi đã có hồ sơ hoặc không phải tỉnh mẫu.',
      },
    },
    simulate: {
      about: [
        'Tái hiện một kịch bản trong data/scenarios bằng chính các việc của chương trình, theo thứ tự thời gian ảo: người dân đến, cán bộ làm theo lịch, hàng chờ và ngày ốm của mình. Người là bịa; không gửi thư hay tin cho ai. Cùng --seed cho cùng một nhật ký.',
        'Không có --into thì chạy trên cơ sở dữ liệu của chương trình, chỉ khi đó là tỉnh mẫu chưa có hồ sơ. simulate compare A B so sánh hai lần chạy có tên. simulate trial ID tái hiện một phương án mà lãnh đạo yêu cầu ở trang Mô phỏng phương án; chương trình tự gọi.',
      ],
      options: {
        scenario: 'Tên kịch bản trong data/scenarios, hoặc đường dẫn đến một tệp (mặc định demo-12-months).',
        into: 'Chạy vào cơ sở dữ liệu riêng mang tên này, trên cùng máy chủ; dựng nếu chưa có.',
        seed: 'Số gieo (mặc định 1).',
        until: 'Ngày cuối, NĂM-THÁNG-NGÀY (mặc định: hết kịch bản, không quá hôm nay).',
        scale: 'Nhân mọi số lượng hồ sơ, ví dụ 0.01.',
        speed: 'max (mặc định), hoặc số giây ảo trong một giây thật.',
        lanes: 'Bao nhiêu việc cùng lúc (mặc định 8); không làm đổi kết quả.',
        continue:
          'Chạy tiếp lần đã dở, đúng như lúc bắt đầu: kịch bản, số gieo và thay đổi được ghi lại cạnh tệp của lần đó.',
        'what-if':
          'Thử thay đổi, cách nhau bằng dấu phẩy: add-staff=ĐƠN VỊ:SỐ[:VAI TRÒ], online-share=TỶ LỆ, move-step=THỦ TỤC:BƯỚC:CƠ QUAN.',
      },
    },
    export: {
      about: [
        'Xuất những gì đã xảy ra với các hồ sơ trong một thời kỳ, theo OCEL 2.0 (JSON) hoặc XES (IEEE 1849), ra tệp hay đầu ra chuẩn. Không có dữ liệu cá nhân: hồ sơ và cán bộ mang bí danh, người dân không phân biệt từng người.',
      ],
      options: {
        format: 'ocel (mặc định) hoặc xes.',
        from: 'Từ ngày, NĂM-THÁNG-NGÀY (mặc định: từ đầu).',
        to: 'Đến hết ngày, NĂM-THÁNG-NGÀY (mặc định: đến nay).',
        salt: 'Khóa của bí danh, để hai lần xuất ghép được với nhau (mặc định: ngẫu nhiên mỗi lần).',
        run: 'Xuất từ lần mô phỏng mang tên này.',
      },
    },
    backup: {
      about: [
        'Sao lưu cơ sở dữ liệu và kho tệp vào một tệp mã hóa, nhất quán tại một thời điểm, trong lúc chương trình vẫn chạy. Dấu - ghi ra đầu ra chuẩn.',
        'Mất khóa thì không ai mở được bản sao lưu: cất khóa ở nơi khác.',
      ],
      options: {
        ...key,
        'make-key': 'Tạo khóa mới vào tệp này (chỉ chủ tệp đọc được) rồi kết thúc.',
        check: 'Không sao lưu; đọc lại tệp đã có đến hết và nói có nguyên vẹn không.',
        base: 'Sao lưu cả cụm cơ sở dữ liệu kèm theo làm nền cho WAL đã lưu (cần MOTCUA_WAL_ARCHIVE), để phục hồi đến một thời điểm.',
      },
    },
    restore: {
      about: [
        'Phục hồi vào cơ sở dữ liệu trống và thư mục tệp trống. Cả tệp được kiểm tra trước khi ghi bất cứ gì; sai khóa, thiếu hay hỏng một bit thì không có gì thay đổi.',
      ],
      options: {
        ...key,
        wal: 'Với bản nền: thư mục WAL đã lưu.',
        to: 'Với bản nền: đến thời điểm này (có múi giờ); không nêu thì đến thời điểm cuối cùng đã lưu.',
      },
    },
  },
} as const;
