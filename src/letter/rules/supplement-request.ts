import type { LocalDate } from '#kernel/time.ts';
import type { CaseLetter, Contact } from './letter.ts';
import { addressed, applicantOf, headOf, inWords } from './wording.ts';

export interface Gap {
  /** The procedure's own component or field: a gap outside the procedure cannot be asked (art. 11.2c). */
  readonly paper: string;
  /** What to add or mend. */
  readonly ask: string;
  /** Why, with its legal ground. */
  readonly reason: string;
}

/** Mẫu 02: Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (TT 03/2025/TT-VPCP; NĐ 118/2025 arts. 16.3, 19.5). */
export interface SupplementRequest extends CaseLetter {
  readonly gaps: readonly Gap[];
  /** The last day to complete it, when the dossier is already being handled (art. 19.5: 15 days). */
  readonly completeBy?: LocalDate;
  readonly contact: Contact;
  /** Where it is completed, as a sentence. */
  readonly where?: string;
  /** The officer who asks, who signs it. */
  readonly guide: string;
}

export const supplementRequestView = (request: SupplementRequest) => ({
  head: headOf(request.head),
  desk: request.desk,
  code: request.dossier.code,
  applicant: applicantOf(request.dossier.applicant),
  addressed: addressed(request.dossier.applicant),
  procedure: request.dossier.procedure,
  gaps: request.gaps,
  completeBy: request.completeBy ? inWords(request.completeBy) : '',
  contact: request.contact,
  where: request.where ?? '',
  guide: request.guide,
});
