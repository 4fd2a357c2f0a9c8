import type { Instant } from '#kernel/time.ts';
import type { CaseLetter, Contact } from './letter.ts';
import { applicantOf, headOf, momentInWords, money } from './wording.ts';

export interface PaperReceived {
  readonly name: string;
  readonly kind: 'original' | 'copy' | 'electronic';
  readonly quantity: number;
}

/** Mẫu 01: Giấy tiếp nhận hồ sơ và hẹn trả kết quả (TT 03/2025/TT-VPCP, annex I; NĐ 118/2025 art. 17). */
export interface Receipt extends CaseLetter {
  readonly papers: readonly PaperReceived[];
  readonly sets: number;
  /** The term in words: `05 ngày làm việc`. */
  readonly term: string;
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  /** Why that moment: one sentence from the deadline's own explanation. */
  readonly dueExplained?: string;
  /** Where and how the result is received. */
  readonly resultBy: string;
  readonly fee: { readonly dong: number; readonly paid: boolean };
  readonly register?: { readonly book: string; readonly entry: string };
  /** Who handed it in, when that is not the applicant. */
  readonly submitter?: string;
  readonly receiver: string;
  readonly hotline: Contact;
}

const KINDS = { original: 'Bản chính', copy: 'Bản sao', electronic: 'Bản điện tử' } as const;

const feeOf = ({ dong, paid }: Receipt['fee']): string =>
  dong === 0 ? 'Không thu' : `${money(dong)} (${paid ? 'đã nộp' : 'chưa nộp'})`;

export const receiptView = (receipt: Receipt) => ({
  head: headOf(receipt.head),
  desk: receipt.desk,
  code: receipt.dossier.code,
  applicant: applicantOf(receipt.dossier.applicant),
  procedure: receipt.dossier.procedure,
  papers: receipt.papers.map(({ name, kind, quantity }) => ({ name, kind: KINDS[kind], quantity: String(quantity) })),
  sets: String(receipt.sets).padStart(2, '0'),
  term: receipt.term,
  received: momentInWords(receipt.receivedAt),
  due: momentInWords(receipt.dueAt),
  dueExplained: receipt.dueExplained ?? '',
  resultBy: receipt.resultBy,
  fee: feeOf(receipt.fee),
  register: receipt.register ?? { book: '', entry: '' },
  submitter: receipt.submitter ?? receipt.dossier.applicant.name,
  receiver: receipt.receiver,
  hotline: receipt.hotline,
});
