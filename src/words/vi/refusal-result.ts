/** Refusals of results: numbers, templates, files, revocations, the public check. */
export const refusalResult = {
  'sign-wrong':
    'Ký hiệu “{sign}” không đúng: viết bằng chữ in hoa và chữ số, bắt đầu bằng chữ in hoa, từ 2 đến 20 ký tự, ví dụ SNNMT. Hãy sửa lại.',
  'agency-not-yet': 'Cơ quan “{code}” hoạt động từ ngày {day}. Hãy chọn từ ngày đó trở đi.',
  'basis-missing': 'Chưa ghi căn cứ. Hãy ghi số, ngày của văn bản.',
  'result-file-missing':
    'Kết quả chưa thành tệp và chưa có mã số giấy tờ nên chưa trả được ({article}). Tệp thường có sau vài giây; hãy thử lại.',
  'return-in-person':
    'Người nộp chọn nhận kết quả tại Trung tâm nên không trả hàng loạt. Hãy mở hồ sơ và trả khi người nhận có mặt.',
  'result-revoked': 'Kết quả số {number} đã bị thu hồi trước đó, không thu hồi lần nữa.',
  'revocation-ground-needed':
    'Phải ghi căn cứ thu hồi và điều khoản của pháp luật (có số điều), ví dụ khoản 1 Điều 72 Luật Thủy sản 2017.',
  'template-missing': 'Thủ tục {procedure} chưa có mẫu kết quả. Hãy soạn mẫu, hoặc tự ghi nội dung kết quả.',
  'template-wrong': 'Mẫu còn {count} lỗi nên chưa công bố được. Xem danh sách lỗi bên dưới, sửa, lưu rồi công bố lại.',
  'template-day-taken': 'Đã có ấn bản áp dụng từ ngày {day} hoặc sau đó. Hãy chọn ngày muộn hơn.',
  'result-gap':
    'Dự thảo còn chỗ trống “……” vì hồ sơ chưa có thông tin đó. Hãy ghi rõ ở phần được sửa, hoặc yêu cầu bổ sung.',
} as const;
