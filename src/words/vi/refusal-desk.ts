/** Refusals at the counter, of lists handed over and of the register. */
export const refusalDesk = {
  'counter-missing': 'Bạn chưa ngồi ở quầy nào của trung tâm này. Hãy chọn quầy rồi làm lại.',
  'counter-taken': 'Quầy {counter} đang có {name} ngồi. Hãy chọn quầy khác, hoặc nhờ người đó rời quầy.',
  'counter-closed':
    'Trung tâm đang đóng cửa nên chưa lấy số được. Chưa có lịch mở cửa trong ba tuần tới; hãy gọi 1022.',
  'counter-closed-until': 'Trung tâm đang đóng cửa nên chưa lấy số được. Hãy quay lại khi trung tâm mở cửa ({opens}).',
  'counter-series-wrong':
    'Nhóm việc “{letter}” chưa đúng. Mỗi nhóm có một chữ cái A–Z riêng, tên tiếng Việt và tên tiếng Anh.',
  'counter-series-alone': 'Chưa có quầy nào gọi nhóm {letter}. Hãy giao nhóm này cho ít nhất một quầy.',
  'counter-number-wrong':
    'Quầy phải có số riêng từ 1 đến 99 và gọi ít nhất một nhóm việc đang có; số lượt ưu tiên liền nhau từ 1 đến 9.',
  'ticket-none': 'Không còn ai chờ ở các nhóm việc của quầy này.',
  'ticket-series': 'Trung tâm không phát số cho việc này. Hãy quay lại và chọn việc khác.',
  'ticket-priority': 'Diện ưu tiên này không còn áp dụng. Hãy quay lại và chọn lại.',
  'ticket-too-many':
    'Mạng bạn đang dùng đã lấy {most} số trong giờ này. Hãy lấy số ở máy đặt tại trung tâm, hoặc nhờ cán bộ hướng dẫn.',
  'ticket-over': 'Số này đã gọi xong hoặc đã vào lại hàng một lần. Hãy lấy số mới.',
  'ticket-nowhere': 'Hãy chọn quầy hoặc nhóm việc khác để chuyển đến.',
  'handover-empty': 'Danh sách bàn giao phải có ít nhất một hồ sơ. Hãy đánh dấu hồ sơ cần giao.',
  'handover-unfit':
    'Hồ sơ {code} không còn ở quầy này hoặc đang nằm trong danh sách khác. Hãy tải lại trang và chọn lại.',
  'handover-listed':
    'Hồ sơ đang nằm trong danh sách bàn giao {list}, chờ bên nhận xác nhận. Bên nhận xác nhận thì hồ sơ được chuyển; muốn chuyển cách khác thì rút khỏi danh sách trước.',
  'handover-own':
    'Người lập danh sách không được tự xác nhận phần nhận. Người nhận phải xác nhận bằng tài khoản của mình.',
  'handover-answered': 'Bên nhận đã trả lời hồ sơ {code} nên không rút lại được. Hãy tải lại trang để xem.',
  'handover-giver':
    'Người lập danh sách không còn giữ vai trò tiếp nhận ở quầy nên hồ sơ không chuyển được. Hãy chọn “Không nhận” để bên giao lập danh sách khác.',
} as const;
