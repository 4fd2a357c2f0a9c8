import type { Component, FormDefinition, Holder, Text } from './definition.ts';

/** What the general declaration needs to know of a procedure: its published components. */
export interface PublishedComponent {
  readonly name: string;
  readonly mandatory: boolean;
  /** In words, as published. */
  readonly condition: string | null;
  readonly obtainableFrom: string | null;
  readonly form: string | null;
  readonly note: string | null;
}

const HOLDERS: readonly (readonly [RegExp, Holder])[] = [
  [/dân cư/i, 'population'],
  [/hộ tịch/i, 'civil-status'],
  [/đất đai/i, 'land'],
  [/bảo hiểm/i, 'insurance'],
  [/tàu cá/i, 'boats'],
  [/doanh nghiệp/i, 'business'],
  [/chứng sinh/i, 'birth-data'],
  [/giải quyết TTHC|thủ tục/i, 'dossiers'],
];

/** Who holds what a published sentence names, if we know the holder. */
export const holderNamed = (text: string | null): Holder | undefined =>
  text === null ? undefined : HOLDERS.find(([named]) => named.test(text))?.[1];

/** The application or declaration itself, which the general form does not replace: it is handed in as a file. */
const isOwnForm = (one: PublishedComponent): boolean =>
  /^(tờ khai|đơn|giấy đề nghị|mẫu .*điện tử|văn bản đề nghị)/i.test(one.name);

const asIs = (text: string): Text => ({ vi: text, en: text });

/** "Bị rách, hư hỏng" as the end of a sentence; a name in capitals (UBND) stays as it is. */
const when = (condition: string): Text => ({
  vi: `khi ${condition.replace(/^\p{Lu}(?!\p{Lu})/u, (first) => first.toLowerCase())}`,
  en: `(${condition})`,
});

function componentOf(one: PublishedComponent, index: number): Component {
  const heldBy = holderNamed(one.obtainableFrom);
  const note = [one.form, one.note].filter(Boolean).join('. ');
  return {
    id: `part-${index + 1}`,
    name: one.name,
    label: asIs(one.name),
    // A condition in words cannot be judged: the citizen reads it and decides, the officer checks.
    required: one.mandatory && one.condition === null,
    pages: isOwnForm(one) ? 'one' : 'many',
    ...(one.condition ? { only: when(one.condition) } : {}),
    ...(heldBy ? { heldBy } : {}),
    ...(note ? { note: asIs(note) } : {}),
  };
}

/** The general declaration made the form of a procedure that has none of its own, with its true components. */
export const generalFor = (
  general: FormDefinition,
  procedure: { readonly code: string; readonly name: string; readonly components: readonly PublishedComponent[] },
): FormDefinition => ({
  ...general,
  code: procedure.code,
  title: asIs(procedure.name),
  components: procedure.components.map(componentOf),
});
