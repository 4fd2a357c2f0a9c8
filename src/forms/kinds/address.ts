import type { Language } from '#words/index.ts';
import { type AddressValue, isRecord, type Value } from '../answers.ts';
import type { Field } from '../definition.ts';
import type { Facts, UnitMatch } from '../facts.ts';
import { filled, wordsOf } from '../say.ts';
import { fault, type Kind, type Reading, read, type Typed } from './kind.ts';

const LINE = 250;
const short = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const isAddress = (value: unknown): value is AddressValue =>
  isRecord(value) && typeof value['text'] === 'string' && typeof value['detail'] === 'string';

/** One match for each commune of today; a current name is preferred to an old one of the same place. */
function places(matches: readonly UnitMatch[]): readonly UnitMatch[] {
  const byCode = new Map<string, UnitMatch>();
  for (const match of matches) {
    const held = byCode.get(match.code);
    if (!held || (held.was && !match.was)) byCode.set(match.code, match);
  }
  return [...byCode.values()];
}

const located = (match: UnitMatch, detail: string): Reading =>
  read({ unit: match.code, text: match.text, detail, ...(match.was ? { was: match.was } : {}) });

/**
 * The commune as typed, in today's map. Nothing found or several found is a fault; the several are offered
 * and the one chosen comes back as `field.unit`. Without a finder the text is kept as it is.
 */
function locate(typed: Typed, text: string, detail: string, facts: Facts): Reading {
  if (!facts.units) return read({ text, detail });
  const found = places(facts.units(text));
  const chosen = found.find((one) => one.code === typed('unit'));
  if (chosen) return located(chosen, detail);
  const [only, ...others] = found;
  if (!only) return fault('address-unknown', { text }, 'commune');
  if (others.length === 0) return located(only, detail);
  return { fault: { code: 'address-choose', facts: { text }, part: 'unit', choices: found } };
}

function readAddress(typed: Typed, field: Field, facts: Facts): Reading {
  const text = short(typed('commune'));
  const detail = field.detail === 'none' ? '' : short(typed('detail'));
  const country = field.abroad ? short(typed('country')) : '';
  if (!text && !detail && !country) return read(null);
  if ([text, detail, country].some((one) => one.length > LINE)) return fault('too-long', { max: LINE });
  if (country && !text) return read({ text: country, detail, country });
  if (!text) return fault('missing-address', {}, 'commune');
  const lacks = detail === '' && (field.detail ?? 'required') === 'required';
  return lacks ? fault('missing-detail', {}, 'detail') : locate(typed, text, detail, facts);
}

const line = (value: AddressValue, language: Language): string => {
  const place = [value.detail, value.text].filter(Boolean).join(', ');
  return value.was ? `${place} (${filled(wordsOf(language).formerly, { was: value.was })})` : place;
};

const typedAs = (value: Value): { readonly [part: string]: string } => {
  if (!isAddress(value)) return {};
  const abroad = value.country ? { country: value.country } : { commune: value.text };
  return { ...abroad, detail: value.detail, ...(value.unit ? { unit: value.unit } : {}) };
};

export const address: Kind = {
  parts: ['commune', 'detail', 'unit', 'country'],
  missing: { code: 'missing-address', part: 'commune' },
  read: readAddress,
  schema: (field) => ({
    type: 'object',
    properties: {
      unit: { type: 'string', pattern: '^[0-9]{5}$' },
      text: { type: 'string', minLength: 1, maxLength: 400 },
      detail: { type: 'string', maxLength: LINE },
      was: { type: 'string', maxLength: 400 },
      ...(field.abroad ? { country: { type: 'string', minLength: 1, maxLength: LINE } } : {}),
    },
    required: ['text', 'detail'],
    additionalProperties: false,
  }),
  show: (value, _field, language) => (isAddress(value) ? line(value, language) : ''),
  raw: typedAs,
};
