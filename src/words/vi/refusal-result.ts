/** Refusals of results: numbers, templates, files, revocations, the public check. */
export const refusalResult = {
  'sign-wrong':
    'Ký hiệu “{sign}” không đúng: viết bằng chữ in hoa và chữ số, bắt đầu bằng chữ in hoa, từ 2 đến 20 ký tự, ví dụ SNNMT. Hãy sửa lại.',
  'result-file-missing':
    'Kết quả chưa thành tệp và chưa có mã số giấy tờ nên chưa trả được ({article}). Tệp thường có sau vài giây; hãy thử lại.',
  'result-revoked': 'Kết quả số {number} đã bị thu hồi trước đó, không thu hồi lần nữa.',
  'revocation-ground-needed':
    'Phải ghi căn cứ thu hồi và điều khoản của pháp luật (có số điều), ví dụ khoản 1 Điều 72 Luật Thủy sản 2017.',
} as const;
