import { formatMoment } from '#ui/format.ts';
import { type Language, languages } from '#words/index.ts';
import type { SaidFacts } from './facts.ts';
import type { NoticeKind } from './kinds.ts';
import { oneLine } from './lines.ts';
import { isOfficerKind, type OfficerKind } from './officer-kinds.ts';
import { officerText } from './officer-text.ts';

export interface NoticeText {
  readonly title: string;
  readonly lines: readonly string[];
}

/**
 * A notice in words: what happened, who holds it, until when, why. `mailed`: leaves out what an officer wrote freely,
 * which may tell of a person; the page has it (Law 91/2025: no more than the purpose needs).
 */
export function noticeText(
  language: Language,
  kind: NoticeKind | OfficerKind,
  dossier: string | null,
  facts: SaidFacts,
  mailed = false,
): NoticeText {
  const code = dossier ?? '';
  return isOfficerKind(kind)
    ? officerText(language, kind, code, facts, mailed)
    : citizenText(language, kind, code, facts, mailed);
}

function citizenText(
  language: Language,
  kind: NoticeKind,
  code: string,
  facts: SaidFacts,
  mailed: boolean,
): NoticeText {
  const words = languages[language].notice;
  const moment = (at: NonNullable<SaidFacts['at']>) => formatMoment(language, at);
  const said = {
    ...{ code, procedure: oneLine(facts.procedure), number: oneLine(facts.number ?? '') },
    count: String(facts.count ?? ''),
  };
  const holder = language === 'vi' ? facts.holderVi : facts.holderEn;
  const lines = [
    words.kinds[kind].what(said),
    facts.upheld === undefined ? '' : facts.upheld ? words.upheld : words.notUpheld,
    facts.at ? words.at(moment(facts.at)) : '',
    facts.place ? words.place(oneLine(facts.place)) : '',
    holder ? words.holder(oneLine(holder)) : '',
    facts.until ? words.until[facts.until.what](moment(facts.until.at)) : '',
    facts.oldDue ? words.oldDue(moment(facts.oldDue)) : '',
    facts.ground ? words.ground(oneLine(facts.ground)) : '',
    facts.why ? (mailed ? words.whyOnPage : words.why(oneLine(facts.why))) : '',
  ];
  return { title: words.kinds[kind].title(said), lines: lines.filter(Boolean) };
}
