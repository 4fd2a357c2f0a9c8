/** Refusals of results: numbers, templates, files, revocations, the public check. */
export const refusalResult = {
  'sign-wrong':
    'Ký hiệu “{sign}” không đúng: viết bằng chữ in hoa và chữ số, bắt đầu bằng chữ in hoa, từ 2 đến 20 ký tự, ví dụ SNNMT. Hãy sửa lại.',
} as const;
