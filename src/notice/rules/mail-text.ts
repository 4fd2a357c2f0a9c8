import { languages } from '#words/index.ts';
import type { SaidFacts } from './facts.ts';
import type { NoticeKind } from './kinds.ts';
import { isOfficerKind, type OfficerKind } from './officer-kinds.ts';
import { noticeText } from './text.ts';

/** Where a citizen sees a dossier, and where an officer does. */
export const dossierPath = (code: string, officer = false): string =>
  `${officer ? '/can-bo' : ''}/ho-so/${encodeURIComponent(code)}`;

/** A notice as a mail: Vietnamese, then English, because nobody was asked which. */
export function mailText(
  kind: NoticeKind | OfficerKind,
  code: string,
  facts: SaidFacts,
  origin: string,
): { subject: string; text: string } {
  const official = isOfficerKind(kind);
  const parts = (['vi', 'en'] as const).map((language) => {
    const { title, lines } = noticeText(language, kind, code, facts, true);
    const { mail, officer } = languages[language].notice;
    const link = `${mail.open} ${origin}${dossierPath(code, official)}`;
    const foot = official ? `${officer.foot} ${origin}/can-bo` : `${mail.foot} ${origin}/tai-khoan`;
    return { title, text: [title, '', ...lines, '', link, '', foot].join('\n') };
  });
  return { subject: parts[0]?.title ?? '', text: parts.map(({ text }) => text).join('\n\n-- \n\n') };
}

interface DigestPart {
  readonly dossier: string;
  readonly kind: NoticeKind | OfficerKind;
  readonly facts: SaidFacts;
}

/** More than this are counted and read on the page. */
export const MOST_IN_MAIL = 100;

/** Many notices as one mail, in the order of what happened: Vietnamese, then English. */
export function digestText(parts: readonly DigestPart[], origin: string): { subject: string; text: string } {
  const official = parts.some(({ kind }) => isOfficerKind(kind));
  const shown = parts.slice(0, MOST_IN_MAIL);
  const both = (['vi', 'en'] as const).map((language) => {
    const { mail, officer, digest } = languages[language].notice;
    const title = digest.subject(parts.length);
    const notices = shown.flatMap(({ kind, dossier, facts }) => {
      const said = noticeText(language, kind, dossier, facts, true);
      return [said.title, ...said.lines, `${mail.open} ${origin}${dossierPath(dossier, official)}`, ''];
    });
    const rest =
      parts.length > shown.length ? [digest.more(parts.length - shown.length, `${origin}/thong-bao`), ''] : [];
    const foot = official ? `${officer.foot} ${origin}/can-bo` : `${mail.foot} ${origin}/tai-khoan`;
    return { title, text: [title, '', ...notices, ...rest, foot].join('\n') };
  });
  return { subject: both[0]?.title ?? '', text: both.map(({ text }) => text).join('\n\n-- \n\n') };
}
