import { type Language, languages } from '#words/index.ts';
import type { SaidFacts } from './facts.ts';
import type { NoticeKind } from './kinds.ts';
import { isOfficerKind, type OfficerKind } from './officer-kinds.ts';
import { noticeText } from './text.ts';

/** Where a citizen sees a dossier, and where an officer does. */
export const dossierPath = (code: string, officer = false): string =>
  `${officer ? '/can-bo' : ''}/ho-so/${encodeURIComponent(code)}`;

/** What a notice is about, as far as it says where that is to be seen. */
interface About {
  readonly kind: NoticeKind | OfficerKind;
  /** Null: it is about no dossier. */
  readonly dossier: string | null;
  readonly facts: SaidFacts;
}

/** Where the matter of a notice is seen by whoever it was told to. */
export const noticePath = ({ kind, dossier, facts }: About): string =>
  dossier === null ? `/can-bo/giai-trinh/${facts.explanation ?? ''}` : dossierPath(dossier, isOfficerKind(kind));

/** A notice as a mail: Vietnamese, then English, because nobody was asked which. */
export function mailText(about: About, origin: string): { subject: string; text: string } {
  const { kind, dossier, facts } = about;
  const official = isOfficerKind(kind);
  const parts = (['vi', 'en'] as const).map((language) => {
    const { title, lines } = noticeText(language, kind, dossier, facts, true);
    const { mail, officer } = languages[language].notice;
    const link = `${openOf(language, about)} ${origin}${noticePath(about)}`;
    const foot = official ? `${officer.foot} ${origin}/can-bo` : `${mail.foot} ${origin}/tai-khoan`;
    return { title, text: [title, '', ...lines, '', link, '', foot].join('\n') };
  });
  return { subject: parts[0]?.title ?? '', text: parts.map(({ text }) => text).join('\n\n-- \n\n') };
}

const openOf = (language: Language, { dossier }: About): string => {
  const { mail, officer } = languages[language].notice;
  return dossier === null ? `${officer.openExplanation}:` : mail.open;
};

/** More than this are counted and read on the page. */
export const MOST_IN_MAIL = 100;

/** Many notices as one mail, in the order of what happened: Vietnamese, then English. */
export function digestText(parts: readonly About[], origin: string): { subject: string; text: string } {
  const official = parts.some(({ kind }) => isOfficerKind(kind));
  const shown = parts.slice(0, MOST_IN_MAIL);
  const both = (['vi', 'en'] as const).map((language) => {
    const { mail, officer, digest } = languages[language].notice;
    const title = digest.subject(parts.length);
    const notices = shown.flatMap((one) => {
      const said = noticeText(language, one.kind, one.dossier, one.facts, true);
      return [said.title, ...said.lines, `${openOf(language, one)} ${origin}${noticePath(one)}`, ''];
    });
    const rest =
      parts.length > shown.length ? [digest.more(parts.length - shown.length, `${origin}/thong-bao`), ''] : [];
    const foot = official ? `${officer.foot} ${origin}/can-bo` : `${mail.foot} ${origin}/tai-khoan`;
    return { title, text: [title, '', ...notices, ...rest, foot].join('\n') };
  });
  return { subject: both[0]?.title ?? '', text: both.map(({ text }) => text).join('\n\n-- \n\n') };
}
