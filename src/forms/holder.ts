import { type AddressValue, type Answers, answerTo } from './answers.ts';
import type { FormDefinition } from './definition.ts';
import type { Facts } from './facts.ts';
import { isAddress } from './kinds/address.ts';
import { walk } from './walk.ts';

/** Whose dossier it is, as declared: only what was answered, and only in answers that count. */
export interface Holder {
  readonly name?: string;
  readonly number?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: AddressValue;
}

/** The holder of the dossier (chủ hồ sơ) by these answers. What the form does not ask is absent: take it from the person. */
export function holderOf(definition: FormDefinition, answers: Answers, facts: Facts): Holder {
  const { seen } = walk(definition, answers, facts);
  return Object.fromEntries(
    Object.entries(definition.holder ?? {}).flatMap(([what, names]) => {
      const given = names.map((name) => answerTo(seen, name));
      const found = given.find((one) => (what === 'address' ? isAddress(one) : typeof one === 'string' && one !== ''));
      return found === undefined ? [] : [[what, found]];
    }),
  );
}
