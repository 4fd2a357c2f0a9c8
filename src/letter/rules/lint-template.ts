import { CASE_NAMES, namesIn, REASON_NAME, type ResultTemplate, textsOf } from './result-template.ts';

/** What is wrong with a template, and where; those of `STOPS` keep it from being published. */
export interface Finding {
  readonly kind: FindingKind;
  readonly part: string;
  readonly what: string;
}

export const FINDINGS = [
  'unknown-name',
  'broken-braces',
  'ground-missing',
  'number-missing',
  'issuer-missing',
  'text-missing',
  'recipient-missing',
  'reason-missing',
  'too-long',
  'may-be-empty',
] as const;
export type FindingKind = (typeof FINDINGS)[number];

/** An answer that may be left empty is told and does not stop: the officer sees the gap. */
export const stops = ({ kind }: Finding): boolean => kind !== 'may-be-empty';

/** Letters: what fits on a page or two, and what a line of the register still shows. */
const MOST = { subject: 300, text: 4_000, all: 20_000 };

/** What the form of the procedure answers: each field, and whether it may be left empty. */
export type FormNames = ReadonlyMap<string, { readonly optional: boolean }>;

/** One that declines says why (NĐ 118/2025 Đ19.3), which is a name of its own. */
export function lintTemplate(template: ResultTemplate, form: FormNames, declines = false): Finding[] {
  const texts = textsOf(template);
  const found: Finding[] = texts.flatMap(({ part, text }) => [
    ...namesWrong(part, text, form, declines),
    ...lengthWrong(part, text),
  ]);
  const add = (kind: FindingKind, part: string, what = '') => found.push({ kind, part, what });
  if (template.grounds.every((one) => one.trim() === '')) add('ground-missing', 'grounds');
  if (!/^[\p{Lu}\p{N}]{1,10}$/u.test(template.series)) add('number-missing', 'series');
  // A decision names who decides; a certificate is its office's by its head.
  if (/^quyết định/iu.test(template.title) && template.authority.trim() === '') add('issuer-missing', 'authority');
  if (template.title.trim() === '') add('text-missing', 'title');
  if (template.subject.trim() === '') add('text-missing', 'subject');
  if (template.articles.length === 0) add('text-missing', 'articles');
  if (template.recipients.length === 0) add('recipient-missing', 'recipients');
  const closed = template.articles.filter(({ isOpen }) => !isOpen).map(({ text }) => text);
  // Not in an open article: there whoever drafts could write it away.
  if (declines && !closed.some((text) => namesIn(text).includes(REASON_NAME))) add('reason-missing', 'articles');
  const all = texts.reduce((sum, { text }) => sum + text.length, 0);
  if (all > MOST.all) add('too-long', 'articles', String(all));
  return found;
}

function namesWrong(part: string, text: string, form: FormNames, declines: boolean): Finding[] {
  const left = text.replace(/\{\{[^{}]*\}\}/g, '');
  const broken = /[{}]/.test(left)
    ? [{ kind: 'broken-braces' as const, part, what: left.match(/[{}]+/)?.[0] ?? '' }]
    : [];
  const names = namesIn(text).flatMap((name): Finding[] => {
    if ((CASE_NAMES as readonly string[]).includes(name) || (declines && name === REASON_NAME)) return [];
    const field = name.startsWith('khai.') ? form.get(name.slice('khai.'.length)) : undefined;
    if (!field) return [{ kind: 'unknown-name', part, what: name }];
    return field.optional && !part.startsWith('facts') ? [{ kind: 'may-be-empty', part, what: name }] : [];
  });
  return [...broken, ...names];
}

function lengthWrong(part: string, text: string): Finding[] {
  const most = part === 'subject' ? MOST.subject : MOST.text;
  return text.length > most ? [{ kind: 'too-long', part, what: String(text.length) }] : [];
}
