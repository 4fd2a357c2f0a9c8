import type { Value } from './answers.ts';
import { holds } from './condition.ts';
import type { Field, Text } from './definition.ts';
import type { UnitMatch } from './facts.ts';
import { inputName } from './inputs.ts';
import { KINDS } from './kinds/index.ts';
import type { Around } from './kinds/kind.ts';
import { type Fault, sayFault } from './say.ts';

export interface FieldError {
  /** The question: `born`, `engines.0.power`. */
  readonly field: string;
  /** The input to go to: `born.day`. */
  readonly input: string;
  readonly code: string;
  readonly message: Text;
  /** For an address that may mean several communes. */
  readonly choices?: readonly UnitMatch[];
}

const firstInput = (path: string, field: Field, fault: Fault): string =>
  inputName(path, fault.part ?? KINDS[field.kind].parts[0] ?? '');

export const errorOf = (path: string, field: Field, fault: Fault): FieldError => ({
  field: path,
  input: firstInput(path, field, fault),
  code: fault.code,
  message: sayFault(fault, field),
  ...(fault.choices ? { choices: fault.choices } : {}),
});

/** What is wrong with an answer of the right shape: missing, out of bounds, at odds with the others. */
export function faultIn(path: string, value: Value, field: Field, around: Around): FieldError | undefined {
  const kind = KINDS[field.kind];
  if (value === null && field.kind !== 'group') return field.optional ? undefined : errorOf(path, field, kind.missing);
  const fault = kind.check?.(value, field, around);
  if (fault) return errorOf(path, field, fault);
  const demand = field.must?.find((one) => !holds(one.that, around.answers, around.facts));
  return demand
    ? { field: path, input: firstInput(path, field, kind.missing), code: 'must', message: demand.say }
    : undefined;
}
