import type { LocalDate } from '#kernel/time.ts';
import { type ProcedureContent, whyNotWholeOnline } from '#procedure/index.ts';
import type { TargetValue } from './target-state.ts';

/**
 * Of the services that can be wholly online, those that are. Since 1/7/2026 every service is (NĐ 224/2026 Đ14), unless the law needs
 * presence or a field inspection and that is published; a technical reason, or none, leaves it eligible. Where the national
 * database's own flags were told, they decide instead.
 */
export function eligibleOf(
  offered: readonly { readonly code: string; readonly is: ProcedureContent | undefined }[],
  flagged: ReadonlySet<string>,
): TargetValue {
  const isEligible = (code: string, content: ProcedureContent) => {
    if (flagged.size > 0) return flagged.has(code);
    const why = whyNotWholeOnline(content)?.reason;
    return why !== 'presence' && why !== 'field-inspection';
  };
  const eligible = offered.flatMap(({ code, is }) => (is && isEligible(code, is) ? [is] : []));
  return {
    part: eligible.filter(({ serviceLevel }) => serviceLevel === 'TOAN_TRINH').length,
    whole: eligible.length,
  };
}

/** An edition of an internal procedure that the province announced. */
export interface InternalEdition {
  readonly code: string;
  readonly shownOn: LocalDate | null;
  readonly inForce: boolean;
}

/**
 * Of the internal procedures the province announced by a day, those that are no longer in force on it (QĐ 1085/QĐ-TTg). A choice of
 * ours: the texts say “cut by half” and not of which count; ours is of all that were ever announced here.
 */
export function internalCut(editions: readonly InternalEdition[], day: LocalDate): TargetValue {
  const shown = Map.groupBy(
    editions.filter(({ shownOn }) => shownOn !== null && shownOn <= day),
    ({ code }) => code,
  );
  const gone = [...shown.values()].filter((all) => !all.some(({ inForce }) => inForce));
  return { part: gone.length, whole: shown.size };
}
