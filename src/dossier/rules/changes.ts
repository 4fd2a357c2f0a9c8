import type { SummarySection } from '#forms/summary.ts';

const lines = (sections: readonly SummarySection[]): Map<string, string> =>
  new Map(
    sections.flatMap(({ rows }) => rows.map(({ field, lines, isEmpty }) => [field, isEmpty ? '' : lines.join(' · ')])),
  );

/** What each field said before, where it says something else now; '' for one that was empty or not asked. */
export function whatChanged(
  before: readonly SummarySection[],
  now: readonly SummarySection[],
): Readonly<Record<string, string>> {
  const [old, fresh] = [lines(before), lines(now)];
  const fields = [...fresh.keys()].filter((field) => (old.get(field) ?? '') !== fresh.get(field));
  return Object.fromEntries(fields.map((field) => [field, old.get(field) ?? '']));
}
