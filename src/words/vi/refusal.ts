import { refusalApi } from './refusal-api.ts';
import { refusalDesk } from './refusal-desk.ts';
import { refusalDossier } from './refusal-dossier.ts';
import { refusalPar } from './refusal-par.ts';
import { refusalResult } from './refusal-result.ts';
import { refusalVault } from './refusal-vault.ts';

/** What happened in the office and what to do next, by refusal code. `{name}` stands for a fact. */
export const refusal = {
  ...refusalApi,
  ...refusalDesk,
  ...refusalDossier,
  ...refusalResult,
  ...refusalVault,
  ...refusalPar,
  'not-found': 'Không có trang này, hoặc bạn chưa được phép xem. Hãy kiểm tra lại địa chỉ.',
  'sign-in-needed': 'Bạn cần đăng nhập để xem trang này.',
  incident:
    'Hệ thống gặp sự cố nên chưa làm được việc này. Hãy thử lại sau ít phút; nếu vẫn lỗi, báo mã sự cố {incident} cho bộ phận quản trị.',
  'database-away':
    'Hệ thống tạm thời gián đoạn nên chưa làm được việc này. Những gì bạn đã nộp hoặc đã lưu không bị mất. Hãy chờ một phút rồi thử lại.',
  'disk-full':
    'Hệ thống hết chỗ lưu trữ nên chưa nhận được. Những gì bạn đã nộp hoặc đã lưu vẫn còn. Hãy thử lại sau; nếu cần gấp, hãy nộp tại Bộ phận Một cửa.',
  'sign-in-wrong': 'Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra và nhập lại.',
  'sign-in-wait': 'Đã nhập sai nhiều lần. Hãy đợi {seconds} giây rồi thử lại.',
  'sign-in-left': 'Bạn đã rời trang trước khi đến lượt nên chưa đăng nhập. Hãy đăng nhập lại.',
  'code-wrong': 'Mã xác thực chưa đúng hoặc đã dùng rồi. Hãy nhập mã 6 số mới nhất trong ứng dụng xác thực.',
  'code-lost':
    'Mật khẩu đúng, nhưng máy chủ không mở được khóa của mã xác thực cho tài khoản này. Hãy báo quản trị hệ thống cấp mã lại hoặc đưa khóa cũ của kho trở lại.',
  'code-too-late': 'Đã quá 5 phút từ khi nhập mật khẩu. Hãy đăng nhập lại từ đầu.',
  'e-id-refused':
    'Bạn chưa đồng ý chia sẻ thông tin định danh nên chưa đăng nhập được. Hãy thử lại và chọn đồng ý, hoặc đến Bộ phận Một cửa để nộp hồ sơ trực tiếp.',
  'e-id-stale': 'Lần đăng nhập này đã hết hạn hoặc đã dùng rồi. Hãy bấm nút đăng nhập và làm lại từ đầu.',
  'e-id-silent':
    'Hệ thống định danh điện tử chưa trả lời. Hãy thử lại sau ít phút; những gì bạn đã lưu vẫn còn nguyên.',
  'e-id-wrong':
    'Câu trả lời của hệ thống định danh điện tử không khớp với yêu cầu nên không được chấp nhận. Hãy đăng nhập lại từ đầu; nếu vẫn lỗi, báo cho bộ phận quản trị.',
  'e-id-nobody':
    'Tài khoản định danh này không có số định danh cá nhân hoặc mã số của tổ chức. Hãy cập nhật tài khoản ở ứng dụng VNeID rồi đăng nhập lại.',
  'e-id-absent':
    'Tỉnh chưa nối với hệ thống định danh điện tử nên người dân chưa đăng nhập được ở đây. Hãy đến Bộ phận Một cửa để nộp hồ sơ trực tiếp.',
  'personal-number-wrong': 'Số định danh cá nhân gồm 12 chữ số. Hãy xem số trên thẻ căn cước và nhập lại.',
  'phone-wrong': 'Số điện thoại gồm 10 hoặc 11 chữ số, bắt đầu bằng 0, ví dụ 0905 123 456. Hãy nhập lại hoặc để trống.',
  'email-wrong': 'Địa chỉ thư điện tử chưa đúng, ví dụ đúng: ten@vidu.vn. Hãy nhập lại hoặc để trống.',
  'email-missing': 'Để nhận thông báo qua thư điện tử, hãy nhập địa chỉ thư.',
  'user-name-unfit':
    'Tên đăng nhập gồm 3 đến 40 chữ cái không dấu, chữ số, dấu chấm hoặc gạch nối và bắt đầu bằng chữ cái. Hãy chọn tên khác.',
  'user-name-taken': 'Đã có tài khoản dùng tên đăng nhập “{userName}”. Hãy chọn tên khác.',
  'name-missing': 'Chưa có họ và tên. Hãy nhập họ và tên đầy đủ.',
  'password-short': 'Mật khẩu phải có ít nhất {least} ký tự. Hãy chọn một câu dài, dễ nhớ.',
  'password-long': 'Mật khẩu dài quá {most} ký tự. Hãy chọn mật khẩu ngắn hơn.',
  'password-guessable': 'Mật khẩu này dễ đoán: quá phổ biến, lặp lại hoặc chứa tên đăng nhập. Hãy chọn một câu khác.',
  'password-wrong': 'Mật khẩu hiện nay chưa đúng. Hãy nhập lại.',
  'password-same': 'Mật khẩu mới trùng mật khẩu hiện nay. Hãy chọn mật khẩu khác.',
  'password-own': 'Mật khẩu của chính bạn đổi ở “Đổi mật khẩu” trên Bàn làm việc, bằng mật khẩu hiện nay.',
  'account-unknown': 'Không có tài khoản “{userName}”. Hãy kiểm tra lại tên đăng nhập.',
  'officer-unknown': 'Không có cán bộ này trong hệ thống. Hãy kiểm tra lại.',
  'unit-unknown': 'Không có cơ quan, đơn vị nào mã hoặc tên “{unit}” đang hoạt động. Hãy kiểm tra lại.',
  'agency-several': 'Nhiều cơ quan có tên như vậy: {list}. Hãy ghi mã của một cơ quan.',
  'role-unknown': 'Không có vai trò “{role}”. Hãy chọn một trong: {roles}.',
  'controller-elsewhere':
    'Kiểm soát thủ tục hành chính làm việc cho toàn tỉnh nên chỉ giao tại Ủy ban nhân dân tỉnh, Văn phòng hoặc Trung tâm Phục vụ hành chính công của tỉnh (Nghị định 63/2010/NĐ-CP, Điều 5), không giao tại {unit}. Người chấm điểm cải cách hành chính giữ vai trò “Thẩm định cải cách hành chính”.',
  'post-held': 'Cán bộ đã giữ vai trò này tại đơn vị này trong thời gian đó. Hãy kết thúc vai trò cũ trước.',
  'job-unknown': 'Việc này không còn, hoặc đang được làm. Hãy tải lại trang.',
  'post-unknown': 'Cán bộ không giữ vai trò này. Hãy tải lại danh sách.',
  'not-for-yourself': 'Không ai được tự giao hoặc tự kết thúc vai trò của chính mình. Hãy nhờ một quản trị viên khác.',
  'absence-overlaps':
    'Cán bộ đã có người thay trong những ngày này. Hãy kết thúc lần thay đó trước hoặc chọn ngày khác.',
  'substitute-away': 'Người này cũng nghỉ trong những ngày ấy. Hãy chọn người khác hoặc ngày khác.',
  'substitute-unfit':
    'Người thay phải làm việc ở cùng cơ quan; người thay lãnh đạo phải là lãnh đạo hoặc trưởng phòng. Hãy chọn người khác.',
  'substitution-unknown': 'Không có lần thay này, hoặc đã kết thúc. Hãy tải lại danh sách.',
  'last-administrator': 'Đây là quản trị viên cuối cùng. Hãy giao vai trò quản trị cho người khác trước.',
  'dates-reversed': 'Ngày kết thúc ({to}) trước ngày bắt đầu ({from}). Hãy kiểm tra lại.',
  'term-unreadable':
    'Không hiểu thời hạn “{term}”. Hãy ghi số nguyên và đơn vị, ví dụ 5wd (ngày làm việc), 15d (ngày), 8wh (giờ làm việc), 24h (giờ), 1mo (tháng).',
  'term-not-positive': 'Thời hạn “{term}” không lớn hơn 0 nên không có gì để tính. Hãy ghi thời hạn từ 1 trở lên.',
  'moment-unreadable':
    'Không hiểu thời điểm “{text}”. Hãy ghi đủ ngày, giờ và múi giờ, ví dụ 2026-11-20T14:00:00+07:00.',
  'pause-unreadable':
    'Không hiểu khoảng tạm dừng “{text}”. Hãy ghi hai thời điểm nối bằng hai dấu chấm, ví dụ 2026-11-23T08:00:00+07:00..2026-11-25T08:00:00+07:00.',
  'pause-reversed': 'Khoảng tạm dừng kết thúc ({to}) không sau lúc bắt đầu ({from}). Hãy kiểm tra lại hai thời điểm.',
  'restart-before-start':
    'Lúc bổ sung xong ({restart}) trước lúc nhận hồ sơ ({start}). Hãy kiểm tra lại hai thời điểm.',
  'regime-unknown': 'Không có cách tính “{regime}”. Hãy chọn decree (theo Nghị định) hoặc portal (theo Cổng).',
  'calendar-does-not-reach':
    'Lịch làm việc chỉ tính được từ {first} đến {last}, không tới ngày cần cho thời hạn bắt đầu {date}. Hãy kiểm tra ngày và độ dài thời hạn, hoặc dùng lịch khác.',
  'calendar-unreadable': 'Không đọc được lịch làm việc {file}: {why}. Hãy kiểm tra tệp.',
  'calendar-wrong': 'Lịch làm việc sai ở {where}: {found}. Hãy sửa chỗ đó rồi nạp lại.',
  'extension-used':
    'Hồ sơ này đã gia hạn một lần; mỗi hồ sơ chỉ được gia hạn một lần (khoản 6 Điều 19 Nghị định 118/2025/NĐ-CP).',
  'extension-too-late':
    'Văn bản xin lỗi phải gửi trước ngày hết hạn ít nhất 1 ngày, chậm nhất ngày {last}; nay đã quá ngày đó nên không gia hạn được. Hãy trả kết quả sớm nhất và xin lỗi người nộp.',
  'extension-not-later': 'Hạn mới ({date}) không sau hạn đang có ({due}). Hãy chọn ngày sau hạn đang có.',
  'steps-empty': 'Quy trình chưa có bước nào được tính vào thời hạn. Hãy thêm bước và thời gian của bước.',
  'steps-mixed':
    'Bước “{step}” ghi thời gian bằng đơn vị không quy đổi được ra đơn vị của thời hạn. Hãy ghi bước bằng giờ hoặc ngày cùng loại với thời hạn.',
  'steps-do-not-sum':
    'Các bước cộng lại được {sum}, còn thời hạn là {term}. Hãy sửa thời gian các bước cho bằng thời hạn.',
  'rule-not-in-force': 'Không có quy định nào về việc này có hiệu lực ngày {date}. Hãy kiểm tra lại ngày.',
  'option-unknown': 'Không có lựa chọn “{option}”. Chạy lệnh với --help để xem cách dùng.',
  'option-missing': 'Thiếu {option}. Chạy lệnh với --help để xem cách dùng.',
  'option-without-value': 'Sau {option} phải có giá trị. Chạy lệnh với --help để xem cách dùng.',
  'date-missing': 'Hãy ghi ngày nhận đủ hồ sơ, ví dụ 20/11/2026.',
  'time-missing': 'Hãy ghi giờ nhận, ví dụ 14:00.',
  'term-missing': 'Hãy ghi thời hạn bằng số, ví dụ 5.',
  'term-no-number': 'Thời hạn “{text}” không phải là số lớn hơn 0. Hãy ghi bằng số, ví dụ 5.',
  'date-unreadable': 'Không hiểu ngày “{text}”. Hãy ghi ngày, tháng, năm, ví dụ 20/11/2026.',
  'time-unreadable': 'Không hiểu giờ “{text}”. Hãy ghi giờ và phút, ví dụ 14:00.',
  'file-empty': 'Tệp không có nội dung. Hãy chọn lại tệp, mở thử trên máy trước khi nộp.',
  'file-too-big': 'Tệp lớn hơn mức nhận ({limit}). Hãy nén, chụp lại ở cỡ nhỏ hơn hoặc tách thành nhiều tệp.',
  'file-type-refused':
    'Nội dung tệp không thuộc loại được nhận ({accepted}). Hãy lưu lại thành một trong các loại này.',
  'file-incomplete': 'Tệp chưa gửi hết thì đứt kết nối nên chưa được lưu. Hãy gửi lại tệp này.',
  'file-infected':
    'Tệp bị nhiễm mã độc ({virus}) nên không được nhận. Tệp bị cách ly, không ai mở hay tải về được, và sẽ bị xóa. Hãy quét vi-rút máy của bạn rồi gửi tệp sạch, hoặc mang bản giấy đến Bộ phận Một cửa.',
  'file-active':
    'Tệp có phần tự chạy (mã lệnh, lệnh mở chương trình khác hoặc tệp chạy được đính kèm) nên không được nhận. Hãy in lại tệp thành PDF, hoặc chụp, quét bản giấy rồi gửi.',
  'file-mixed':
    'Tệp này ghép thêm nội dung của một tệp khác vào trước hoặc sau nên không được nhận. Hãy mở tệp gốc, lưu thành tệp mới rồi gửi lại.',
  'file-locked': 'Tệp có mật khẩu hoặc bị khóa nên cơ quan không mở được. Hãy bỏ mật khẩu, lưu lại rồi gửi.',
  'file-expands':
    'Tệp mở ra lớn bất thường so với dung lượng của nó nên không được nhận. Hãy gửi riêng từng giấy tờ, không nén.',
  'archive-nested': 'Tệp nén chứa tệp nén khác nên không kiểm tra được. Hãy giải nén rồi gửi riêng từng giấy tờ.',
  'archive-contents':
    'Tệp nén chứa chương trình hoặc đường dẫn không an toàn nên không được nhận. Hãy chỉ nén các giấy tờ cần nộp, hoặc gửi riêng từng tệp.',
  'xml-not-plain':
    'Tệp XML có khai báo DOCTYPE, ENTITY hoặc không viết bằng mã UTF-8 nên không được nhận. Hãy xuất lại tệp XML chỉ gồm dữ liệu, mã UTF-8.',
  'scanner-away':
    'Hệ thống chưa kiểm tra được vi-rút nên chưa nhận tệp mới. Những gì bạn đã nộp hoặc đã lưu không bị mất. Hãy gửi lại tệp này sau ít phút.',
  'upload-unreadable': 'Không đọc được nội dung gửi lên. Hãy tải lại trang rồi gửi lại.',
  'upload-too-much': 'Gửi lên quá nhiều trong một lần (nhiều nhất {most}). Hãy gửi làm nhiều lần.',
  'upload-too-many': 'Gửi quá nhiều tệp hoặc mục trong một lần (nhiều nhất {files} tệp). Hãy gửi làm nhiều lần.',
  'pages-none': 'Chưa có ảnh nào để ghép. Hãy chọn ít nhất một ảnh.',
  'pages-too-many':
    'Quá nhiều ảnh hoặc ảnh quá lớn để ghép thành một tài liệu (nhiều nhất {pages} trang, {limit}). Hãy bớt trang hoặc tách làm hai tài liệu.',
  'page-unreadable': 'Không đọc được ảnh trang {page}. Hãy chụp lại trang này, lưu thành JPEG hoặc PNG.',
  'bad-data': 'Tệp {file} không nạp được, tại {path}: {problem}. Không có gì thay đổi; hãy sửa tệp rồi nạp lại.',
  'agency-code-wrong':
    'Mã cơ quan “{code}” không đúng dạng của Quyết định 20/2020/QĐ-TTg, ví dụ H48.14.05. Hãy kiểm tra lại.',
  'agency-code-taken': 'Mã “{code}” đã cấp cho một cơ quan và không cấp lại. Hãy chọn mã khác.',
  'agency-parent-unknown': 'Không có cơ quan cấp trên mã “{parent}” vào ngày {day}. Hãy lập cơ quan cấp trên trước.',
  'agency-place-unknown': 'Không có đơn vị hành chính mã “{place}” vào ngày {day}. Hãy kiểm tra mã đơn vị hành chính.',
  'agency-closed': 'Cơ quan “{code}” đã chấm dứt hoạt động từ ngày {day}. Hãy chọn cơ quan kế thừa.',
  'agency-has-parts': 'Cơ quan “{code}” còn {parts} đơn vị trực thuộc đang hoạt động. Hãy sắp xếp các đơn vị đó trước.',
  'successor-needed':
    'Phải nêu ít nhất một cơ quan kế thừa để hồ sơ đang giải quyết có nơi tiếp nhận (Nghị quyết 190/2025/QH15).',
  'hours-wrong':
    'Giờ làm việc chưa đúng (mục {day}): mỗi buổi phải bắt đầu trước khi kết thúc, các buổi không chồng nhau và trong một ngày.',
  'score-period-open': 'Kỳ {period} chưa kết thúc nên chưa chốt được số liệu. Hãy chốt sau ngày cuối của kỳ.',
  'score-period-frozen': 'Số liệu kỳ {period} đã chốt và không thay đổi nữa. Số tính lại hiện bên cạnh số đã chốt.',
  'day-published-otherwise': 'Ngày {day} đã được công bố khác. Hãy ban hành quyết định thay thế trước khi sửa.',
  'days-wrong': 'Ngày cuối phải không trước ngày đầu, và một lần công bố nhiều nhất {most} ngày.',
  'day-past': 'Ngày {day} đã qua nên không công bố lịch cho ngày đó được nữa. Hãy chọn ngày từ hôm nay trở đi.',
  'competence-overlaps':
    'Việc này ở địa bàn đó đã giao cho cơ quan khác vào thời gian đó. Hãy kết thúc phân công cũ trước.',
  'procedure-content-wrong': 'Nội dung thủ tục sai ở {path} (đang là “{found}”). Hãy sửa chỗ đó rồi lưu lại.',
  'procedure-dates-wrong': 'Ngày hết hiệu lực ({to}) không sau ngày có hiệu lực ({from}). Hãy kiểm tra lại hai ngày.',
  'procedure-changed':
    'Thủ tục {code} vừa được người khác sửa hoặc công bố. Nội dung bạn soạn vẫn còn ở dưới; hãy mở trang thủ tục ở thẻ khác, so lại rồi soạn trên bản mới.',
  'procedure-unknown': 'Danh mục không có thủ tục mã “{code}”. Hãy kiểm tra lại mã.',
  'route-missing': 'Chưa chọn nơi nộp hồ sơ. Hãy chọn một trong các nơi nộp.',
  'route-address-missing':
    'Hệ thống của bộ cần có địa chỉ để người dân đến đúng nơi. Hãy nhập địa chỉ bắt đầu bằng https://.',
  'route-address-wrong':
    '“{found}” không phải là địa chỉ bắt đầu bằng https://. Hãy chép lại từ thanh địa chỉ của trình duyệt.',
  'route-reason-missing':
    'Chưa ghi căn cứ hoặc lý do. Người dân đọc thấy dòng này dưới nơi nộp; hãy ghi ngắn gọn, ví dụ số quyết định.',
  'route-in-past':
    'Ngày {from} đã qua. Nơi nộp của những ngày đã qua không quyết định lại được; hãy chọn ngày từ hôm nay trở đi.',
  'version-not-found': 'Thủ tục {code} không có phiên bản {version}. Hãy kiểm tra lại số phiên bản.',
  'version-published':
    'Phiên bản {version} của thủ tục {code} đã công bố nên không sửa được nữa. Hãy soạn phiên bản mới.',
  'version-not-published': 'Phiên bản {version} của thủ tục {code} chưa công bố nên không có gì để bãi bỏ.',
  'version-withdrawn': 'Phiên bản {version} của thủ tục {code} đã bị bãi bỏ trước đó.',
  'decision-missing':
    'Thiếu số quyết định công bố của thủ tục {code} (Điều 15 Nghị định 63/2010/NĐ-CP). Hãy ghi số và ngày của quyết định.',
  'decision-in-future': 'Quyết định đề ngày {date}, sau hôm nay. Hãy kiểm tra lại ngày của quyết định.',
  'procedure-part-missing':
    'Chưa công bố được thủ tục {code}: thiếu bộ phận bắt buộc “{part}” (khoản 2 Điều 8 Nghị định 63/2010/NĐ-CP). Hãy bổ sung rồi công bố lại.',
  'procedure-configuration-incomplete':
    'Chưa công bố được thủ tục {code}: cấu hình còn thiếu “{gap}” nên hệ thống chưa nhận được hồ sơ. Hãy bổ sung rồi công bố lại.',
  'version-day-taken':
    'Thủ tục {code} đã có một phiên bản bắt đầu ngày {date}. Mỗi ngày chỉ một phiên bản bắt đầu; hãy chọn ngày khác.',
  'withdrawal-too-early': 'Ngày bãi bỏ ({from}) trước ngày phiên bản có hiệu lực ({validFrom}). Hãy chọn ngày khác.',
  'administrative-unit-unknown':
    'Không có đơn vị hành chính nào mang mã “{code}”. Hãy tìm theo tên ở trang Đơn vị hành chính.',
  'agency-unknown': 'Không có cơ quan nào mang mã “{code}”. Hãy tìm ở trang Cơ quan.',
} as const;
