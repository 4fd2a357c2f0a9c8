import type { LocalDate } from '#kernel/time.ts';
import { formatDay } from '#ui/format.ts';
import { type Language, languages } from '#words/index.ts';

/** An agency with its names. */
export interface NamedUnit {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  /** The first day on which it no longer stood; left out where it was not asked for. */
  readonly endedOn?: LocalDate | null;
}

/** Its name among others to choose from: of one that no longer stands, since when. */
export function unitLabel(language: Language, { endedOn, ...names }: NamedUnit): string {
  if (!endedOn) return names[language];
  return languages[language].agency.agencies.endedSince(names[language], formatDay(language, endedOn));
}
