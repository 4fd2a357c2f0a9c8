/** Refusals of self-scoring, targets, statutory reports and the check of published figures. */
export const refusalPar = {
  'count-unreadable': 'Chưa đọc được số đếm “{text}”. Hãy nhập số nguyên, ví dụ 3.618 hoặc “hơn 2.000”.',
  'rate-unreadable': 'Chưa đọc được tỷ lệ “{text}”. Hãy nhập từ 0 đến 100, ví dụ 38,36 % hoặc “dưới 50 %”.',
  'whole-nothing': 'Mẫu số bằng 0 nên không có tỷ lệ. Hãy nhập tổng số lớn hơn 0.',
  'part-over-whole': 'Tử số lớn hơn mẫu số. Hãy kiểm tra xem hai số có bị đổi chỗ không.',
  'par-form-sums':
    'Điểm tối đa ở tiêu chí {criterion} không bằng tổng điểm các tiêu chí con, hoặc có hơn hai chữ số thập phân. Hãy sửa tệp bộ tiêu chí.',
  'par-form-tree': 'Tiêu chí {criterion} bị lặp hoặc không có tiêu chí cha đứng trước. Hãy sửa thứ tự trong tệp.',
  'par-form-dates':
    'Các hạn chưa theo thứ tự tự chấm, thẩm định lần 1, giải trình, thẩm định lần 2. Hãy sửa ngày trong tệp.',
  'par-form-classes': 'Các mức xếp loại phải giảm dần và mức cuối bắt đầu từ 0. Hãy sửa tệp.',
  'par-form-used':
    'Bộ tiêu chí này đã có đơn vị chấm, hoặc có đơn vị nằm trong nhóm khác của cùng năm, nên không thay được. Hãy kiểm tra danh sách đơn vị.',
  'par-stage-other': 'Phiếu không ở bước này. Hãy tải lại trang để xem phiếu đang ở bước nào.',
  'par-window-early': 'Chưa đến ngày tự chấm điểm ({day}). Hãy quay lại từ ngày đó.',
  'par-window-closed': 'Đã hết hạn của bước này ({day}). Hãy đề nghị cơ quan thẩm định gia hạn.',
  'par-window-shorter': 'Hạn mới phải sau hạn cũ ({day}) và không ở quá khứ. Hãy chọn ngày khác.',
  'par-points-wrong': 'Điểm phải từ 0 đến {most}, nhiều nhất hai chữ số thập phân. Hãy nhập lại.',
  'par-survey-missing': 'Chưa nhập điểm điều tra xã hội học. Hãy nhập điểm này rồi kết thúc vòng thẩm định.',
  'par-points-missing': 'Tiêu chí {criterion} chưa có điểm. Hãy chấm đủ các tiêu chí rồi gửi.',
  'par-not-asked': 'Tiêu chí này không bị yêu cầu giải trình.',
  'par-note-missing': 'Chưa có nội dung giải trình. Hãy viết lý do.',
  'par-explanation-missing': 'Tiêu chí {criterion} được yêu cầu giải trình mà chưa có giải trình. Hãy bổ sung rồi gửi.',
  'par-leader-sends': 'Chỉ lãnh đạo đơn vị được gửi phiếu. Hãy trình lãnh đạo gửi.',
  'directive-incomplete': 'Còn thiếu số, nơi ban hành hoặc trích yếu. Hãy nhập đủ.',
  'directive-not-yet': 'Ngày ban hành ({day}) ở tương lai. Hãy kiểm tra lại ngày.',
  'remark-length': 'Giải trình cần từ 5 đến 2.000 ký tự. Hãy viết lại cho vừa rồi gửi.',
  'directive-known': 'Văn bản số {number} cùng ngày, cùng nơi ban hành đã có. Hãy thêm chỉ tiêu vào văn bản đó.',
  'target-indicator': 'Chưa chọn chỉ số của chỉ tiêu. Hãy chọn một chỉ số trong danh sách.',
  'target-value': 'Mức cần đạt phải trên 0 và không quá 100 %. Hãy nhập lại, ví dụ 80 hoặc 62,5.',
  'target-due': 'Hạn phải từ ngày ban hành văn bản ({day}) trở đi. Hãy chọn ngày khác.',
  'target-known': 'Đơn vị đã có chỉ tiêu về chỉ số này trong văn bản. Hãy chọn đơn vị hoặc chỉ số khác.',
  'explanation-question':
    'Nội dung đề nghị giải trình cần từ 10 đến 2.000 ký tự. Hãy viết rõ cần giải trình điều gì rồi gửi.',
  'explanation-days': 'Hạn trả lời phải từ 1 đến {most} ngày làm việc. Hãy nhập lại số ngày.',
  'explanation-figure':
    'Không tìm thấy con số này trong kỳ đã chọn. Hãy về bảng điểm và chọn lại con số cần giải trình.',
  'explanation-not-overdue':
    'Chỉ tiêu này chưa quá hạn nên chưa đề nghị giải trình được. Hãy theo dõi ở trang chỉ tiêu.',
  'explanation-nobody':
    'Đơn vị này chưa có người đứng đầu trên hệ thống nên không ai nhận được đề nghị. Hãy gửi tới cơ quan cấp trên của đơn vị.',
  'explanation-open':
    'Bạn đã đề nghị đơn vị giải trình đúng nội dung này và đang chờ trả lời. Hãy xem ở trang giải trình.',
  'explanation-answered': 'Đề nghị này đã có người của đơn vị trả lời. Hãy tải lại trang để xem.',
  'explanation-files': 'Một bản giải trình kèm tối đa {most} tệp. Hãy bỏ bớt tệp rồi thêm lại.',
  'trial-demo-only': 'Mô phỏng chỉ chạy được trên tỉnh mẫu, và đây không phải tỉnh mẫu. Hãy dùng bản cài đặt thử.',
  'trial-scenario': 'Không có kịch bản này. Hãy chọn lại kịch bản trong danh sách.',
  'trial-size': 'Số hồ sơ mỗi lần chạy phải từ {least} đến {most}. Hãy nhập lại.',
  'trial-seed': 'Số gieo là số nguyên từ 1 đến {most}. Hãy nhập lại.',
  'trial-change':
    'Thay đổi chưa thử được: tối đa thêm {most} người, tỷ lệ từ 0 đến 100 %, đơn vị, thủ tục và bước phải có trong tỉnh. Hãy chọn lại.',
  'trial-running': 'Đang có một lần mô phỏng chạy. Hãy chờ xong hoặc hủy lần đó rồi yêu cầu lại.',
  'trial-over': 'Lần mô phỏng này đã kết thúc hoặc đã được yêu cầu hủy. Hãy tải lại trang để xem.',
  'report-running': 'Kỳ báo cáo chưa hết (đến {day}). Hãy gửi sau ngày đó.',
  'report-before-forms':
    'Báo cáo này đến hạn trước ngày Thông tư 09/2026/TT-BTP có hiệu lực ({day}) nên không gửi theo các biểu này.',
  'report-unbalanced':
    'Lĩnh vực “{field}”: số tiếp nhận không bằng số đã giải quyết cộng số đang giải quyết. Hãy báo cho bộ phận quản trị.',
  'report-carried':
    'Lĩnh vực “{field}”: kỳ trước chuyển sang {carried} hồ sơ, nhưng báo cáo kỳ trước đã gửi ghi còn {running} hồ sơ đang giải quyết. Hãy gửi lại báo cáo kỳ trước rồi gửi báo cáo này.',
  'report-gaps': 'Còn {count} ô chưa có số liệu. Hãy nhập (nhập 0 nếu không phát sinh) rồi gửi.',
  'report-sums': 'Dòng “{row}”, cột ({column}): các cách cộng cho kết quả khác nhau. Hãy sửa số đã nhập rồi gửi.',
  'report-figure-wrong':
    'Chưa đọc được số ở cột ({column}). Hãy nhập số, ví dụ 1.234; cột tỷ lệ từ 0 đến 100; cột trang bị chỉ 1 hoặc 0.',
  'report-figure-none': 'Chưa nhập số nào. Hãy nhập ít nhất một cột.',
  'report-row-wrong': 'Tên dòng phải có từ 1 đến 200 ký tự. Hãy nhập tên lĩnh vực, cơ quan hoặc quyết định.',
  'report-form-other': 'Đơn vị này không gửi biểu này trong kỳ này. Hãy chọn biểu trong danh sách.',
  'report-signed-already': 'Bản này đã ký hoặc đang ký. Hãy tải lại trang để xem.',
} as const;
