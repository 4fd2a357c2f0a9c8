export const common = {
  product: 'Một Cửa',
  skip: 'Đến nội dung chính',
  back: 'Quay lại',
} as const;
