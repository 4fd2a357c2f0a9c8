import { languages } from '#words/index.ts';
import type { SaidFacts } from './facts.ts';
import type { NoticeKind } from './kinds.ts';
import { noticeText } from './text.ts';

/** Where a citizen sees a dossier. */
export const dossierPath = (code: string): string => `/ho-so/${encodeURIComponent(code)}`;

/** A notice as a mail: Vietnamese, then English, because nobody was asked which. */
export function mailText(
  kind: NoticeKind,
  code: string,
  facts: SaidFacts,
  origin: string,
): { subject: string; text: string } {
  const parts = (['vi', 'en'] as const).map((language) => {
    const { title, lines } = noticeText(language, kind, code, facts, true);
    const { mail } = languages[language].notice;
    const link = `${mail.open} ${origin}${dossierPath(code)}`;
    return { title, text: [title, '', ...lines, '', link, '', `${mail.foot} ${origin}/tai-khoan`].join('\n') };
  });
  return { subject: parts[0]?.title ?? '', text: parts.map(({ text }) => text).join('\n\n-- \n\n') };
}
