/** Refusals that machines get from /api/v1, and those of making clients and webhooks. */
export const refusalApi = {
  'client-wrong':
    'Mã ứng dụng hoặc khóa bí mật không đúng, đã bị thu hồi hoặc đã hết hạn. Hãy kiểm tra với đơn vị cấp.',
  'client-made':
    'Ứng dụng này đã được tạo ở lần gửi trước; khóa bí mật đã hiện một lần. Nếu chưa kịp chép, hãy mở ứng dụng và đổi khóa bí mật.',
  'client-unknown':
    'Không có ứng dụng “{id}” đang được phép kết nối. Hãy xem danh sách “Ứng dụng kết nối” (./motcua clients list).',
  'client-days-wrong':
    'Ngày hết hạn {until} phải từ hôm nay và không quá {days} ngày tới. Mỗi năm phải xem lại quyền của ứng dụng.',
  'scope-unknown': 'Không có phạm vi “{scope}”. Hãy chọn trong: {scopes}.',
  'scope-missing': 'Ứng dụng không được cấp phạm vi “{scope}”. Hãy đề nghị quản trị hệ thống cấp thêm.',
  'token-needed': 'Yêu cầu thiếu mã truy cập. Hãy lấy mã tại /api/v1/token rồi gửi trong đầu mục Authorization.',
  'token-wrong': 'Mã truy cập không đúng hoặc đã hết hạn. Hãy lấy mã mới tại /api/v1/token.',
  'too-many-requests': 'Gửi quá nhiều yêu cầu. Hãy đợi {seconds} giây rồi gửi tiếp.',
  'key-needed': 'Yêu cầu thay đổi dữ liệu phải có đầu mục Idempotency-Key, để gửi lại không làm hai lần.',
  'key-used': 'Khóa Idempotency-Key này đã dùng cho một yêu cầu khác. Hãy dùng khóa mới cho yêu cầu mới.',
  'revision-needed': 'Việc này phải kèm đầu mục If-Match với ETag của hồ sơ bạn đã đọc.',
  'request-wrong': 'Yêu cầu không đúng mô tả: xem “errors” để biết chỗ sai.',
  'json-unreadable': 'Không đọc được nội dung JSON của yêu cầu. Hãy kiểm tra cú pháp và gửi lại.',
  'media-refused': 'Nội dung phải gửi dưới dạng {accepted}.',
  'method-refused': 'Địa chỉ này không nhận phương thức {method}; nhận: {allowed}.',
  'body-too-big': 'Nội dung yêu cầu lớn hơn {most}. Hãy gửi ít hơn.',
  'cursor-wrong': 'Con trỏ trang không đọc được. Hãy dùng đúng “next” của trang trước, hoặc bắt đầu lại từ đầu.',
  'centre-unknown':
    'Không có Trung tâm Phục vụ hành chính công mã “{centre}” đang hoạt động. Hãy chọn trong danh sách.',
  'commune-needed': 'Thủ tục này do xã, phường giải quyết: phải nêu mã xã, phường.',
  'amendment-open':
    'Người nộp đang tự bổ sung hồ sơ này trên trang của mình nên không nhận bổ sung thay. Hãy hỏi lại người nộp.',
  'not-taken-online': 'Thủ tục {procedure} không nộp trực tuyến tại tỉnh này được. Hãy xem nơi nộp trong danh mục.',
  'webhook-refused':
    'Không gửi được thông báo tới địa chỉ này: phải là https tới máy chủ công khai, hoặc thuộc mạng đã khai trong WEBHOOK_NETWORKS.',
  'webhooks-too-many': 'Mỗi ứng dụng có nhiều nhất {most} địa chỉ nhận thông báo. Hãy bỏ bớt địa chỉ cũ.',
  'safe-key-missing':
    'Chưa cất giữ hoặc mở được khóa bí mật (ký thông báo, mã xác thực): hệ thống thiếu khóa của kho. Hãy báo quản trị hệ thống kiểm tra FILES_KEY_FILE.',
  'webhook-closed': 'Địa chỉ nhận thông báo này đã đóng nên không gửi lại được.',
  'delivery-under-way': 'Thông báo này đang chờ gửi nên chưa cần gửi lại.',
} as const;
