import type { Instant } from '#kernel/time.ts';
import type { CaseLetter } from './letter.ts';
import { applicantOf, headOf, momentInWords, shortMoment } from './wording.ts';

export interface HandOver {
  readonly from: { readonly unit: string; readonly person: string };
  readonly to: { readonly unit: string; readonly person: string };
  readonly at: Instant;
  /** How the step that ended here kept its time; left out for the first hand-over. */
  readonly kept?: 'early' | 'on-time' | 'late';
  readonly note?: string;
}

/** Mẫu 06: Phiếu kiểm soát quá trình giải quyết hồ sơ (TT 03/2025/TT-VPCP; NĐ 118/2025 art. 18.2). */
export interface ControlSheet extends CaseLetter {
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  readonly handOvers: readonly HandOver[];
}

const KEPT = { early: 'Trước hạn', 'on-time': 'Đúng hạn', late: 'Quá hạn' } as const;

export const controlSheetView = (sheet: ControlSheet) => ({
  head: headOf(sheet.head),
  code: sheet.dossier.code,
  desk: sheet.desk,
  applicant: applicantOf(sheet.dossier.applicant),
  procedure: sheet.dossier.procedure,
  received: momentInWords(sheet.receivedAt),
  due: momentInWords(sheet.dueAt),
  handOvers: sheet.handOvers.map(({ from, to, at, kept, note }) => ({
    from,
    to,
    at: shortMoment(at),
    kept: kept ? KEPT[kept] : '',
    note: note ?? '',
  })),
});
