import type { ClockRecord, WorkingCalendar } from '#deadline/index.ts';
import type { Instant, LocalDate } from '#kernel/time.ts';

/**
 * What the index has to know of a received dossier. Facts that no part of the program tells yet come from `import facts`;
 * false is then what the source, once connected, would say of a dossier it does not name.
 */
export interface DossierFact {
  readonly code: string;
  /** The agency that resolves it. */
  readonly unit: string;
  readonly procedure: string;
  /** The first field (lĩnh vực) of its procedure; `–` where the catalogue names none. */
  readonly field: string;
  /** NgayTiepNhan. */
  readonly receivedAt: Instant;
  /** KenhThucHien: 1 at the desk, 2 online, 3 by post. */
  readonly channel: number;
  /** Undefined where the procedure states no term: nothing to be on time by. */
  readonly clock: ClockRecord | undefined;
  /** Named in an apology (Mẫu 04): an extension was decided. */
  readonly apologised: boolean;
  /** The procedure gives a paper as its result. */
  readonly returnsPaper: boolean;
  /** The procedure is offered wholly online (toàn trình). */
  readonly wholeOnline: boolean;
  /** A component came with a file, or was digitised at the desk. */
  readonly hasFile: boolean;
  /** MaKetQua and DuongDanTepTinKetQua: a result with its file. */
  readonly resultFile: boolean;
  /** A component was taken from what had been digitised before. */
  readonly reused: boolean;
  /** Taken from the owner's store, or the result was put there. */
  readonly personalStore: boolean;
  /** The account was verified by the electronic identity, or population data took the place of a paper. */
  readonly population: boolean;
  /** The national portal has it. */
  readonly synced: boolean;
  /** Its fee lines are not all 0. */
  readonly feeDue: boolean;
  /** DuocThanhToanTrucTuyen is 1 or 2. */
  readonly paidOnline: boolean;
  /** A petition about it, or disliked. */
  readonly unhappy: boolean;
  /** Its owner was asked to supplement it, before reception or after. */
  readonly supplemented: boolean;
  /** It ended without a result: stopped for good, or closed because nothing was supplemented. */
  readonly stopped: boolean;
}

/** What is reckoned with besides the fact itself. */
export interface Around {
  readonly calendar: WorkingCalendar;
}

/** A decision that publishes, changes or repeals a procedure (QĐ công bố). */
export interface PublicationFact {
  readonly procedure: string;
  readonly decidedOn: LocalDate;
  /** The newest day on which its legal basis takes effect; null when the source does not say. */
  readonly effectiveOn: LocalDate | null;
  /** The last click on "Công khai"; null while it is still to be made public. */
  readonly publicOn: LocalDate | null;
}

export type PetitionAbout = 'rules' | 'conduct';

export interface PetitionFact {
  readonly code: string;
  readonly unit: string;
  readonly receivedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly handledOn: LocalDate | null;
  /** More dislikes than likes, or sent again. */
  readonly unhappy: boolean;
  /** What it is about (NĐ 20/2008): the rules, or the conduct of officers; null where nobody says. */
  readonly about: PetitionAbout | null;
}
