import type { ResultDocument, Validity } from '#dossier/index.ts';

/**
 * How the result of a procedure is written (NĐ 30/2020, annex I), as data: plain text with `{{names}}` in double braces. What stands
 * in it is printed as it is and never read as a command of the typesetter.
 */
export interface ResultTemplate {
  /** The kind of paper: `Quyết định`, `Giấy chứng nhận`. */
  readonly title: string;
  /** Its abbreviation in the number (NĐ 30/2020, annex III): `QĐ`, `GCN`. */
  readonly series: string;
  readonly subject: string;
  readonly grounds: readonly string[];
  /** Who decides, above the articles; empty for a certificate. */
  readonly authority: string;
  /** What is open may be written anew by the officer who drafts; the rest stands as published. */
  readonly articles: readonly { readonly lead: string; readonly text: string; readonly isOpen: boolean }[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly recipients: readonly string[];
  readonly typeCode: string | null;
  readonly validity: Validity;
  /** Where its wording comes from: decision, circular, form number. */
  readonly source: string;
}

/** Names that every case answers; those of the form are `khai.` and the field. */
export const CASE_NAMES = [
  'ho_ten',
  'so_dinh_danh',
  'dia_chi',
  'ma_ho_so',
  'ma_thu_tuc',
  'ten_thu_tuc',
  'ngay_tiep_nhan',
  'co_quan',
  'trung_tam',
] as const;
export type CaseName = (typeof CASE_NAMES)[number];

/** Only where a result declines: the ground that was chosen. */
export const REASON_NAME = 'ly_do';

export type Values = ReadonlyMap<string, string>;

const NAME = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Where a value is not known. */
export const GAP = '……';

/** Every text of a template with where it stands, for whoever looks through it. */
export const textsOf = (template: ResultTemplate): readonly { readonly part: string; readonly text: string }[] => [
  { part: 'subject', text: template.subject },
  ...template.grounds.map((text, at) => ({ part: `grounds.${at + 1}`, text })),
  { part: 'authority', text: template.authority },
  ...template.articles.map(({ text }, at) => ({ part: `articles.${at + 1}`, text })),
  ...template.facts.map(({ value }, at) => ({ part: `facts.${at + 1}`, text: value })),
  ...template.recipients.map((text, at) => ({ part: `recipients.${at + 1}`, text })),
];

export const namesIn = (text: string): string[] => [...text.matchAll(NAME)].map(([, name = '']) => name);

/** A text with its names filled in; a value is text like any other and is not looked through again. */
export const filled = (text: string, values: Values): string =>
  text.replace(NAME, (_, name: string) => values.get(name) || GAP);

/**
 * The result part by part. `open` says what the officer wrote in the open articles, by their place; a fact without a value is left
 * out, as an optional answer may be. Grounds, recipients and closed articles stand as the template has them.
 */
export function fillTemplate(
  { procedure, edition, isDemo, content }: TemplateEdition,
  values: Values,
  open: Readonly<Record<number, string>> = {},
): ResultDocument {
  const fill = (text: string) => filled(text, values);
  return {
    ...{ template: { procedure, edition }, isDemo, title: content.title, series: content.series },
    ...{ subject: fill(content.subject), grounds: content.grounds.map(fill), authority: fill(content.authority) },
    articles: content.articles.map(({ lead, text, isOpen }, at) => ({
      lead,
      text: (isOpen && open[at]?.trim()) || fill(text),
    })),
    facts: content.facts
      .map(({ label, value }) => ({ label, value: fill(value) }))
      .filter(({ value }) => value !== GAP && value !== ''),
    recipients: content.recipients.map(fill),
    ...{ typeCode: content.typeCode, validity: content.validity },
  };
}

/** Parts that still wait for a value: such a result is not drafted. */
export const gapsIn = ({ subject, grounds, authority, articles, facts, recipients }: ResultDocument): boolean =>
  [
    subject,
    authority,
    ...grounds,
    ...recipients,
    ...articles.map(({ text }) => text),
    ...facts.map((one) => one.value),
  ].some((text) => text.includes(GAP));

export interface TemplateEdition {
  readonly procedure: string;
  /** For results that decline (NĐ 118/2025 Đ19.3). */
  readonly declines?: boolean;
  readonly edition: number;
  readonly isDemo: boolean;
  readonly content: ResultTemplate;
}
