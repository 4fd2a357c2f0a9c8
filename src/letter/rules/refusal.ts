import type { CaseLetter } from './letter.ts';
import { addressed, applicantOf, headOf } from './wording.ts';

export interface Ground {
  readonly reason: string;
  /** The article that allows it: a refusal without one is not lawful (NĐ 118/2025 art. 16.3). */
  readonly law: string;
}

/** Mẫu 03: Phiếu từ chối tiếp nhận giải quyết hồ sơ (TT 03/2025/TT-VPCP; NĐ 118/2025 arts. 16, 19.3). */
export interface Refusal extends CaseLetter {
  readonly grounds: readonly Ground[];
  /** Where the applicant should go instead, when the office is the wrong one (art. 17.2). */
  readonly instead?: string;
  /** How the applicant may object. */
  readonly objection: string;
  readonly submitter?: string;
  readonly receiver: string;
}

export const refusalView = (refusal: Refusal) => ({
  head: headOf(refusal.head),
  desk: refusal.desk,
  code: refusal.dossier.code,
  applicant: applicantOf(refusal.dossier.applicant),
  addressed: addressed(refusal.dossier.applicant),
  procedure: refusal.dossier.procedure,
  grounds: refusal.grounds,
  instead: refusal.instead ?? '',
  objection: refusal.objection,
  submitter: refusal.submitter ?? refusal.dossier.applicant.name,
  receiver: refusal.receiver,
});
