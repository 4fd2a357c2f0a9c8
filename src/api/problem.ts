import type { Refused } from '#kernel/outcome.ts';
import { type Language, refusalSentence } from '#words/index.ts';
import type { RefusalCode } from '#words/refusal.ts';
import { statusOf } from '../routes/refusals.ts';
import { anything, list, named, object, text, whole } from './schema.ts';
import type { Wrong } from './validate.ts';

export const PROBLEM = 'application/problem+json';

/** RFC 9457, with our code, the facts of its sentence, and the sentence in both languages. */
export const Problem = named(
  'Problem',
  object(
    {
      type: text({ description: '`urn:motcua:refusal:<code>`' }),
      title: text({
        description: 'The sentence, in the language of Accept-Language; Vietnamese if none was asked for.',
      }),
      status: whole(),
      code: text({ description: 'The refusal, for machines.' }),
      sentences: object({ vi: text(), en: text() }, {}, { description: 'What happened and what to do next.' }),
      facts: anything({ description: 'What the sentence names.' }),
    },
    { errors: list(object({ pointer: text({ description: 'RFC 6901' }), detail: text() })) },
    { description: 'A refusal (RFC 9457).' },
  ),
);

/** On a machine's request a dossier changed meanwhile is a precondition that failed (RFC 9110, 13.1.1). */
const STATUS: Partial<Record<RefusalCode, number>> = {
  'changed-meanwhile': 412,
  'act-not-yours': 403,
  'act-not-lawful': 409,
};

export const problemStatus = ({ code }: Refused): number => STATUS[code] ?? statusOf(code);

export const problemOf = (why: Refused, language: Language, errors?: readonly Wrong[]) => ({
  type: `urn:motcua:refusal:${why.code}`,
  title: refusalSentence(language, why),
  status: problemStatus(why),
  code: why.code,
  sentences: { vi: refusalSentence('vi', why), en: refusalSentence('en', why) },
  facts: why.facts,
  ...(errors ? { errors } : {}),
});

/** The language asked for, by the quality given (RFC 9110, 12.5.4); Vietnamese where neither is preferred. */
export function languageAsked(header: string | undefined): Language {
  const wishes = (header ?? '').split(',').map((one) => {
    const [tag = '', ...more] = one.trim().toLowerCase().split(';');
    const q = more.map((part) => /^\s*q=([\d.]+)/.exec(part)?.[1]).find(Boolean);
    return { tag: tag.split('-')[0] ?? '', q: q === undefined ? 1 : Number(q) };
  });
  const best = (language: string) => Math.max(0, ...wishes.filter(({ tag }) => tag === language).map(({ q }) => q));
  return best('en') > best('vi') ? 'en' : 'vi';
}
