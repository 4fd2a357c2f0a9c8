/** Refusals of the store of papers. */
export const refusalVault = {
  'paper-no-longer-good':
    'Giấy tờ “{paper}” lấy từ kho không còn dùng được: đã hết hiệu lực hoặc bị thu hồi. Hãy bỏ tệp này rồi chọn giấy tờ khác.',
  'supplement-in-vault':
    'Không được yêu cầu “{what}”: kho giấy tờ của người nộp có bản còn hiệu lực ({article}). Hãy dùng bản đó, hoặc ghi rõ vì sao không khai thác được.',
  'despite-note-missing':
    'Hãy ghi rõ sự cố hoặc chỗ sai lệch của “{what}” (ít nhất 10 chữ cái); việc này được tính vào số liệu.',
  'paper-revoked': 'Giấy tờ “{paper}” đã bị thu hồi nên không chia sẻ được. Hãy dùng giấy tờ thay thế nếu có.',
  'paper-objected': 'Bạn đã gửi đề nghị cho giấy tờ này và cơ quan chưa trả lời. Hãy chờ trả lời rồi gửi tiếp nếu cần.',
  'objection-text-missing': 'Hãy viết rõ nội dung, ít nhất 10 chữ cái.',
  'share-wish-wrong': 'Liên kết sống từ 1 đến {days} ngày và mở được từ 1 đến {opens} lần. Hãy nhập lại.',
  'scan-not-drawn':
    'Máy chủ chưa có phần dựng hình trang nên chưa nhận được tập quét ở đây. Hãy gửi tệp của từng giấy tờ ở trang trước.',
  'copy-no-pdf': 'Chỉ ký được bản sao là tệp PDF. Hãy quét lại giấy tờ thành PDF.',
  'copy-signed-already': 'Bản sao này đã ký hoặc đang chờ ký. Không cần ký lại.',
  'copy-not-kept':
    'Giấy tờ này chưa vào kho: hồ sơ chưa được tiếp nhận, hoặc loại giấy tờ chưa có mã. Hãy tiếp nhận hồ sơ trước.',
  'paper-day-unreadable': 'Không đọc được ngày “{typed}”. Hãy ghi ngày, tháng, năm, ví dụ 12/3/2024.',
  'paper-day-future': 'Ngày cấp không thể sau hôm nay. Hãy xem lại trên giấy tờ.',
  'paper-days-reversed': 'Ngày hết hiệu lực trước ngày bắt đầu hoặc ngày cấp. Hãy xem lại trên giấy tờ.',
  'share-closed':
    'Liên kết này không dùng được: đã hết hạn, hết số lần mở, bị thu hồi hoặc gõ sai. Hãy hỏi lại người gửi.',
};
