import type { Instant } from '#kernel/time.ts';
import type { CaseLetter, Contact, Signer } from './letter.ts';
import { addressed, headOf, momentInWords } from './wording.ts';

/** Mẫu 05: Thông báo dừng giải quyết hồ sơ (TT 03/2025/TT-VPCP; NĐ 118/2025 art. 21). */
export interface StopNotice extends CaseLetter {
  readonly receivedAt: Instant;
  readonly asked: { readonly at: Instant; readonly reason: string };
  /** The step the dossier had reached, with its holder. */
  readonly stage: string;
  readonly decision:
    | { readonly stopped: true; readonly at: Instant }
    | { readonly stopped: false; readonly reason: string };
  /** What happens with fees paid. */
  readonly money: string;
  /** What happens with papers handed in. */
  readonly papers: string;
  readonly contact: Contact;
  readonly signer: Signer;
  readonly recipients: readonly string[];
}

export const stopNoticeView = ({ decision, ...notice }: StopNotice) => ({
  head: headOf(notice.head),
  code: notice.dossier.code,
  applicant: { name: notice.dossier.applicant.name, address: notice.dossier.applicant.address },
  addressed: addressed(notice.dossier.applicant),
  procedure: notice.dossier.procedure,
  desk: notice.desk,
  received: momentInWords(notice.receivedAt),
  asked: { at: momentInWords(notice.asked.at), reason: notice.asked.reason },
  stage: notice.stage,
  stoppedAt: decision.stopped ? momentInWords(decision.at) : '',
  declined: decision.stopped ? '' : decision.reason,
  money: notice.money,
  papers: notice.papers,
  contact: notice.contact,
  signer: notice.signer,
  recipients: notice.recipients,
});
