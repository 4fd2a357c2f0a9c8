/** Refusals of the case: what the law or the state of the dossier forbids, and what to do instead. */
export const refusalDossier = {
  'act-not-lawful':
    'Không thể {act}: hồ sơ đang ở trạng thái “{state}” ({article} Nghị định 118/2025/NĐ-CP). Hãy tải lại trang để xem việc làm được lúc này.',
  'act-not-yours':
    'Bạn không được giao việc này ({act}) với hồ sơ này. Hãy nhờ người đang giữ hồ sơ hoặc lãnh đạo đơn vị.',
  'changed-meanwhile':
    'Nội dung này vừa thay đổi, do người khác hoặc do bạn ở cửa sổ khác, nên việc vừa bấm chưa được thực hiện. Hãy xem tình trạng mới rồi làm tiếp.',
  'draft-changed':
    'Hồ sơ này vừa được sửa ở cửa sổ hoặc máy khác; bản mới hơn được giữ lại. Hãy tải lại trang, kiểm tra rồi sửa tiếp.',
  'view-name-needed': 'Hãy đặt tên cho cách xem này để lần sau tìm lại.',
  'views-too-many': 'Bạn đã lưu {most} cách xem. Hãy bỏ một cách xem không dùng rồi lưu lại.',
  'draft-filed': 'Hồ sơ này đã nộp, mã {code}. Hãy xem trong “Hồ sơ của tôi”.',
  'draft-is-amendment': 'Đây là phần sửa đổi của một hồ sơ đã nộp. Hãy dùng nút gửi bổ sung.',
  'form-missing': 'Thủ tục này chưa có tờ khai điện tử. Hãy nộp tại Trung tâm Phục vụ hành chính công.',
  'form-incomplete': 'Tờ khai còn chỗ chưa khai hoặc khai chưa đúng. Hãy mở các phần “Cần xem lại” và sửa.',
  'paper-missing': 'Còn thiếu giấy tờ: {paper}. Hãy gửi giấy tờ này trước khi nộp.',
  'file-lost': 'Tệp “{file}” không còn nguyên vẹn trong kho nên chưa nộp được. Hãy gửi lại tệp này.',
  'component-unknown': 'Giấy tờ này không có trong thành phần hồ sơ của thủ tục. Hãy tải lại trang rồi chọn lại.',
  'whither-missing': 'Chưa chọn nơi nộp và cách nhận kết quả. Hãy chọn trước khi nộp.',
  'declaration-needed': 'Bạn chưa đánh dấu lời cam đoan. Hãy đọc và đánh dấu trước khi nộp.',
  'competence-unknown': 'Chưa xác định được cơ quan giải quyết cho nơi này. Hãy chọn lại xã, phường hoặc gọi 1022.',
  'supplement-empty': 'Chưa chọn mục nào cần bổ sung. Hãy đánh dấu từng mục và lý do.',
  'supplement-not-of-procedure':
    'Mục “{what}” không có trong tờ khai hoặc thành phần hồ sơ của thủ tục nên không được yêu cầu. Hãy chọn trong danh sách.',
  'supplement-held-by-state':
    'Không được yêu cầu “{what}”: Nhà nước đã có dữ liệu này ({article}). Hãy khai thác cơ sở dữ liệu.',
  'supplement-once':
    'Hồ sơ này đã được yêu cầu bổ sung một lần; chỉ được yêu cầu một lần, đầy đủ ({article}). Nếu luật chuyên ngành cho phép thêm, hãy ghi căn cứ.',
  'supplement-too-late':
    'Đã quá 3 ngày làm việc từ khi tiếp nhận nên không được yêu cầu bổ sung nữa ({article}). Nếu luật chuyên ngành cho phép, hãy ghi căn cứ.',
  'supplement-not-asked': 'Giấy tờ “{paper}” không nằm trong yêu cầu bổ sung. Hãy chỉ gửi những mục được yêu cầu.',
  'ground-needed': 'Phải chọn căn cứ từ chối trong danh sách của thủ tục ({article}). Hãy chọn căn cứ.',
  'reason-needed': 'Hãy ghi rõ lý do hoặc nội dung để người đọc hiểu và làm theo được.',
  'agency-not-standing': 'Không có cơ quan này hoặc cơ quan đã chấm dứt hoạt động. Hãy chọn cơ quan khác.',
  'agency-asks': 'Đây là cơ quan đề nghị. Cần gì thêm thì yêu cầu bổ sung; muốn lấy ý kiến, hãy chọn cơ quan khác.',
  'due-stands': 'Hạn của hồ sơ đã đúng theo lịch làm việc hiện nay.',
  'agency-same': 'Hồ sơ đang ở chính cơ quan này. Hãy chọn cơ quan khác.',
  'held-elsewhere':
    'Hồ sơ đang do phòng khác giữ. Chỉ trưởng phòng đó hoặc lãnh đạo cơ quan giao lại được cho người khác.',
  'officer-cannot-hold': 'Cán bộ này không giữ vai trò phù hợp với bước này tại đơn vị. Hãy chọn người khác.',
  'step-unknown': 'Quy trình không có bước này. Hãy tải lại trang rồi chọn lại.',
  'result-missing': 'Chưa có dự thảo kết quả. Hãy soạn dự thảo trước khi chuyển.',
  'result-signed': 'Kết quả đã ký nên không sửa dự thảo được nữa. Nếu kết quả sai, hãy dùng việc sửa kết quả.',
  'result-empty': 'Dự thảo còn trống tên hoặc nội dung. Hãy ghi đủ.',
  'result-being-signed':
    'Kết quả chưa có đủ chữ ký số nên chưa trả được (Điều 22 Nghị định 118/2025/NĐ-CP). Hãy chờ ký xong rồi tải lại trang; nếu báo lỗi, hãy đề nghị ký lại.',
  'result-signed-already': 'Không có chữ ký số nào cần ký lại lúc này. Hãy tải lại trang để xem tình trạng.',
  'signer-unknown':
    'Chưa có chứng thư số cho người hoặc cơ quan ký. Hãy báo bộ phận quản trị đăng ký chứng thư rồi ký lại.',
  'signer-away':
    'Thiết bị hoặc dịch vụ ký số chưa trả lời. Hệ thống tự thử lại; nếu kéo dài, hãy báo bộ phận quản trị.',
  'signer-refused': 'Dịch vụ ký số từ chối ký. Hãy kiểm tra chứng thư và xác nhận trên điện thoại, rồi ký lại.',
  'signer-silent': 'Quá thời gian chờ xác nhận ký trên điện thoại. Hãy ký lại và xác nhận trong ứng dụng ký số.',
  'signature-missing': 'Kết quả chưa được ký hoặc chưa vào sổ nên chưa làm được bước này ({article}).',
  'consultation-closed': 'Yêu cầu ý kiến này đã được trả lời.',
  'date-past': 'Thời điểm đã chọn ở trong quá khứ. Hãy chọn thời điểm sau bây giờ.',
  'extension-without-due': 'Hồ sơ chưa có hạn trả hoặc thời hạn đang dừng nên không có gì để gia hạn.',
  'file-missing': 'Chưa chọn tệp nào. Hãy chọn tệp hoặc chụp ảnh rồi bấm gửi.',
  'card-unreadable':
    'Không đọc được mã QR của thẻ căn cước. Hãy quét lại, hoặc nhập số định danh và họ tên vào các ô bên dưới.',
  'objection-open': 'Phản đối trước của bạn đang chờ trả lời. Hãy đợi trả lời rồi gửi tiếp.',
  'look-up-wrong': 'Không có hồ sơ nào khớp cả mã và 4 số này. Hãy xem lại giấy tiếp nhận rồi nhập lại.',
  'process-wrong':
    'Quy trình sai ở bước “{step}”: mỗi bước phải có mã riêng, dẫn được đến bước trả kết quả và đủ các bước tiếp nhận, thẩm định, ký, vào sổ, trả. Hãy sửa bước này.',
  'undo-none':
    'Không có việc nào của bạn để hoàn tác ở hồ sơ này. Chỉ hoàn tác được việc nhận hoặc phân công do chính bạn làm sau cùng.',
  'undo-overtaken': 'Sau việc này hồ sơ đã có việc khác nên không hoàn tác được. Hãy mở hồ sơ xem rồi phân công lại.',
  'undo-late': 'Đã quá {minutes} phút nên không hoàn tác được. Hãy phân công lại nếu cần.',
  'objection-closed': 'Phản đối này đã được trả lời.',
} as const;
