/** Refusals of self-scoring, targets, statutory reports and the check of published figures. */
export const refusalPar = {
  'count-unreadable': 'Chưa đọc được số đếm “{text}”. Hãy nhập số nguyên, ví dụ 3.618 hoặc “hơn 2.000”.',
  'rate-unreadable': 'Chưa đọc được tỷ lệ “{text}”. Hãy nhập từ 0 đến 100, ví dụ 38,36 % hoặc “dưới 50 %”.',
  'whole-nothing': 'Mẫu số bằng 0 nên không có tỷ lệ. Hãy nhập tổng số lớn hơn 0.',
  'part-over-whole': 'Tử số lớn hơn mẫu số. Hãy kiểm tra xem hai số có bị đổi chỗ không.',
} as const;
