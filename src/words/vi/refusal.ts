/** What happened in the office and what to do next, by refusal code. `{name}` stands for a fact. */
export const refusal = {
  'not-found': 'Không có trang này, hoặc bạn chưa được phép xem. Hãy kiểm tra lại địa chỉ.',
  'sign-in-needed': 'Bạn cần đăng nhập để xem trang này.',
} as const;
