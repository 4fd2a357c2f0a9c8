import { formatDay, formatMoment } from '#ui/format.ts';
import { type Language, languages } from '#words/index.ts';
import type { SaidFacts } from './facts.ts';
import { oneLine } from './lines.ts';
import type { OfficerKind } from './officer-kinds.ts';

/** A notice to an officer in words; `mailed` leaves out what somebody wrote freely. */
export function officerText(
  language: Language,
  kind: OfficerKind,
  code: string,
  facts: SaidFacts,
  mailed: boolean,
): { title: string; lines: string[] } {
  const words = languages[language].notice;
  const matter = language === 'en' ? (facts.procedureEn ?? facts.procedure) : facts.procedure;
  const unit = language === 'vi' ? facts.unitVi : facts.unitEn;
  const said = { code, procedure: oneLine(matter), unit: oneLine(unit ?? '') };
  const agency = language === 'vi' ? facts.agencyVi : facts.agencyEn;
  const what = words.officer.kinds[kind].what(said);
  const lines = [
    what,
    agency ? words.officer.agency(oneLine(agency)) : '',
    facts.limit ? words.officer.limit(formatMoment(language, facts.limit)) : '',
    facts.day ? words.officer.day(formatDay(language, facts.day, { weekday: true })) : '',
    facts.apology ? words.officer.apology(formatMoment(language, facts.apology)) : '',
    facts.why ? (mailed ? words.officer.whyOnPage : words.why(oneLine(facts.why))) : '',
    /Điều|article/.test(what) || facts.apology ? words.officer.decree : '',
  ];
  return { title: words.officer.kinds[kind].title(said), lines: lines.filter(Boolean) };
}
