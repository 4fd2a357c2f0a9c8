import type { ResultTemplate } from './result-template.ts';

/** Marks an article, at the beginning of its line, that whoever drafts may write anew. */
export const OPEN_MARK = '[sửa được]';

/** A template as its page shows it for writing: one thing a line. */
export interface TemplateText {
  readonly title: string;
  readonly series: string;
  readonly subject: string;
  readonly grounds: string;
  readonly authority: string;
  readonly articles: string;
  readonly facts: string;
  readonly recipients: string;
  readonly typeCode: string;
  /** Months; empty for no stated end. */
  readonly months: string;
  readonly source: string;
}

const lines = (text: string): string[] =>
  text
    .normalize('NFC')
    .split(/\r?\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const LEAD = /^(Điều \d+\.|\d+\.|[a-zđ]\))\s+/u;

function articleIn(line: string): ResultTemplate['articles'][number] {
  const isOpen = line.startsWith(OPEN_MARK);
  const rest = isOpen ? line.slice(OPEN_MARK.length).trim() : line;
  const lead = LEAD.exec(rest)?.[1] ?? '';
  return { lead, text: rest.slice(lead.length).trim(), isOpen };
}

function factIn(line: string): ResultTemplate['facts'][number] {
  const at = line.indexOf(':');
  return at < 0 ? { label: line, value: '' } : { label: line.slice(0, at).trim(), value: line.slice(at + 1).trim() };
}

export function templateFrom(text: TemplateText): ResultTemplate {
  const months = Number(text.months);
  return {
    ...{ title: text.title.trim(), series: text.series.trim(), subject: text.subject.trim() },
    ...{
      grounds: lines(text.grounds),
      authority: text.authority.trim(),
      articles: lines(text.articles).map(articleIn),
    },
    ...{ facts: lines(text.facts).map(factIn), recipients: lines(text.recipients), source: text.source.trim() },
    typeCode: text.typeCode.trim() || null,
    validity: Number.isInteger(months) && months > 0 ? { kind: 'months', months } : { kind: 'open' },
  };
}

export const textOfTemplate = (template: ResultTemplate): TemplateText => ({
  ...{ title: template.title, series: template.series, subject: template.subject, authority: template.authority },
  ...{ grounds: template.grounds.join('\n'), recipients: template.recipients.join('\n'), source: template.source },
  articles: template.articles
    .map(({ lead, text, isOpen }) => [isOpen ? OPEN_MARK : '', lead, text].filter(Boolean).join(' '))
    .join('\n'),
  facts: template.facts.map(({ label, value }) => `${label}: ${value}`).join('\n'),
  typeCode: template.typeCode ?? '',
  months: template.validity.kind === 'months' ? String(template.validity.months) : '',
});
