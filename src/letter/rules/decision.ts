import type { CaseLetter, Signer } from './letter.ts';
import { headOf } from './wording.ts';

/**
 * A result as a document of NĐ 30/2020 (Quyết định, Giấy chứng nhận, Công văn trả lời), for procedures whose result
 * has no form of its own here. The signature box says that it is a trial until the real signature is put in.
 */
export interface Decision extends CaseLetter {
  /** `QUYẾT ĐỊNH`, `GIẤY CHỨNG NHẬN`. */
  readonly title: string;
  /** Trích yếu: what it is about. */
  readonly subject: string;
  /** Căn cứ: each a line in italics, ended by the template. */
  readonly grounds: readonly string[];
  /** Who decides, above the articles: `GIÁM ĐỐC SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG`; left out for a certificate. */
  readonly authority?: string;
  readonly paragraphs: readonly { readonly lead?: string; readonly text: string }[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly signer: Signer;
  readonly recipients: readonly string[];
  /** Printed to be signed: room for signatures, number and date instead of the marks of a trial. */
  readonly toSign?: boolean;
  /** Not numbered yet: the page says so. */
  readonly isDraft?: boolean;
  /** Made from a template of the demonstration: the foot says so. */
  readonly isDemo?: boolean;
  /** Where anybody checks it, without the code; then the code, for whoever types it. */
  readonly check?: { readonly at: string; readonly code: string };
}

export const decisionView = (decision: Decision) => ({
  head: headOf(decision.head),
  code: decision.dossier.code,
  title: decision.title,
  subject: decision.subject,
  grounds: decision.grounds,
  authority: decision.authority ?? '',
  paragraphs: decision.paragraphs.map(({ lead, text }) => ({ lead: lead ?? '', text })),
  facts: decision.facts,
  signer: decision.signer,
  recipients: decision.recipients,
  toSign: decision.toSign ?? false,
  isDemo: decision.isDemo ?? false,
  isDraft: decision.isDraft ?? false,
  check: decision.check ?? { at: '', code: '' },
});
