import type { CaseLetterKind } from '#letter/index.ts';

/** Addresses of the letters, in the words of an office. */
export const LETTER_NAMES: Readonly<Record<CaseLetterKind, string>> = {
  receipt: 'giay-tiep-nhan',
  'supplement-request': 'yeu-cau-bo-sung',
  refusal: 'phieu-tu-choi',
  apology: 'thu-xin-loi',
  'stop-notice': 'thong-bao-dung',
  'control-sheet': 'phieu-kiem-soat',
  declaration: 'to-khai',
  decision: 'ket-qua',
};
