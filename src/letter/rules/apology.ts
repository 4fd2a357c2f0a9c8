import type { Instant } from '#kernel/time.ts';
import type { CaseLetter, Contact, Signer } from './letter.ts';
import { addressed, headOf, momentInWords } from './wording.ts';

/**
 * Mẫu 04: Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết (TT 03/2025/TT-VPCP; NĐ 118/2025 art. 19.6).
 * The first due date stays in the letter and in the figures.
 */
export interface Apology extends CaseLetter {
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  readonly newDueAt: Instant;
  readonly reason: string;
  /** The agency that is late and apologises. */
  readonly handler: string;
  readonly contact: Contact;
  readonly signer: Signer;
  readonly recipients: readonly string[];
}

export const apologyView = (apology: Apology) => ({
  head: headOf(apology.head),
  code: apology.dossier.code,
  applicant: { name: apology.dossier.applicant.name, address: apology.dossier.applicant.address },
  addressed: addressed(apology.dossier.applicant),
  procedure: apology.dossier.procedure,
  desk: apology.desk,
  handler: apology.handler,
  received: momentInWords(apology.receivedAt),
  due: momentInWords(apology.dueAt),
  newDue: momentInWords(apology.newDueAt),
  reason: apology.reason,
  contact: apology.contact,
  signer: apology.signer,
  recipients: apology.recipients,
});
