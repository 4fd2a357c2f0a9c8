import { isRecord } from './answers.ts';
import type { Condition } from './condition.ts';
import type { Field, FormDefinition, Option, Page, Text } from './definition.ts';

/** A page as written: its questions stand in it, whole. */
interface WrittenPage {
  readonly id: string;
  readonly question: Text;
  readonly hint?: Text;
  readonly when?: Condition;
  readonly fields: { readonly [name: string]: WrittenField };
}

type WrittenField = Omit<Field, 'options' | 'fields'> & {
  readonly options?: readonly Option[];
  /** A list of `lists.json` in place of options. */
  readonly list?: string;
  readonly fields?: { readonly [name: string]: WrittenField };
};

/** A part of `parts.json` put into a section under a prefix, with changes. */
interface PartUse {
  readonly part: string;
  /** `mother`: the part's `name` becomes `motherName`. Empty: names stay. */
  readonly as: string;
  readonly who?: Text;
  readonly when?: Condition;
  /** Pages and fields of the part that this form does not ask. */
  readonly skip?: readonly string[];
  /** By the part's own names: what differs here. */
  readonly change?: { readonly [name: string]: Partial<WrittenField> };
  readonly ask?: { readonly [page: string]: Partial<WrittenPage> };
  readonly covers?: { readonly [name: string]: readonly string[] };
  /** When the person filling in the form is the one asked about; without it nothing of the part is prefilled. */
  readonly prefillIf?: Condition | true;
}

export type WrittenForm = Omit<FormDefinition, 'sections' | 'fields'> & {
  readonly sections: readonly {
    readonly id: string;
    readonly title: Text;
    readonly pages: readonly (WrittenPage | PartUse)[];
  }[];
};

export interface Stock {
  readonly parts: { readonly [name: string]: readonly WrittenPage[] };
  readonly lists: { readonly [name: string]: readonly Option[] };
}

/** Keys under which a name of a question stands. */
const NAMING = new Set(['field', 'ageOf', 'daysSince', 'notBefore', 'at', 'wordsOfDate', 'of', 'birth', 'sex']);

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function filledIn(value: unknown, who: Text, language: 'vi' | 'en' | undefined): unknown {
  if (typeof value === 'string')
    return language ? value.replaceAll('{who}', who[language]).replaceAll('{Who}', capital(who[language])) : value;
  if (Array.isArray(value)) return value.map((one) => filledIn(one, who, language));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      filledIn(one, who, key === 'vi' || key === 'en' ? key : undefined),
    ]),
  );
}

function renamed(value: unknown, rename: (name: string) => string, naming = false): unknown {
  if (typeof value === 'string') return naming ? rename(value) : value;
  if (Array.isArray(value)) return value.map((one) => renamed(one, rename));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, renamed(one, rename, NAMING.has(key))]));
}

const both = (...conditions: readonly (Condition | undefined)[]): { readonly when?: Condition } => {
  const [first, ...others] = conditions.filter((one) => one !== undefined);
  if (!first) return {};
  return { when: others.length > 0 ? { all: [first, ...others] } : first };
};

/** A part that names somebody is prefilled only where the form says that this is the person filling it in. */
const prefilling = (field: WrittenField, use: PartUse): Partial<WrittenField> => {
  if (!use.who || field.prefill === undefined || use.prefillIf === true) return {};
  return use.prefillIf ? { prefillIf: use.prefillIf } : { prefill: [] };
};

function pagesOfPart(use: PartUse, stock: Stock): readonly WrittenPage[] {
  const part = stock.parts[use.part];
  if (!part) throw new Error(`no part called ${use.part}`);
  const own = new Set(part.flatMap((page) => Object.keys(page.fields)));
  const rename = (name: string) => (use.as !== '' && own.has(name) ? `${use.as}${capital(name)}` : name);
  const skip = new Set(use.skip);
  return part
    .filter((page) => !skip.has(page.id))
    .map((page) => {
      const fields = Object.entries(page.fields)
        .filter(([name]) => !skip.has(name))
        .map(([name, field]) => {
          const covers = use.covers?.[name];
          const whole = { ...field, ...use.change?.[name], ...(covers ? { covers } : {}), ...prefilling(field, use) };
          return [rename(name), renamed(whole, rename)] as const;
        });
      const asked = { ...page, ...use.ask?.[page.id] };
      const id = use.as === '' ? page.id : `${kebab(use.as)}-${page.id}`;
      const when = both(use.when, renamed(asked.when, rename) as Condition | undefined);
      const { when: _own, ...rest } = asked;
      const written = { ...rest, id, fields: Object.fromEntries(fields), ...when } as WrittenPage;
      return (use.who ? filledIn(written, use.who, undefined) : written) as WrittenPage;
    })
    .filter((page) => Object.keys(page.fields).length > 0);
}

function fieldOf(written: WrittenField, stock: Stock): Field {
  const { list, fields, ...field } = written;
  if (list !== undefined && !stock.lists[list]) throw new Error(`no list called ${list}`);
  return {
    ...field,
    ...(list === undefined ? {} : { options: stock.lists[list] as readonly Option[] }),
    ...(fields === undefined
      ? {}
      : { fields: Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, fieldOf(one, stock)])) }),
  };
}

/**
 * A form as written, with its parts and lists put in: whole, independent of them, ready to be stored as an edition.
 * Throws if it names a part or list that is not there, or a question twice.
 */
export function assemble(written: WrittenForm, stock: Stock): FormDefinition {
  const fields: { [name: string]: Field } = {};
  const sections = written.sections.map(({ id, title, pages }) => ({
    id,
    title,
    pages: pages
      .flatMap((one) => ('part' in one ? pagesOfPart(one, stock) : [one]))
      .map(({ fields: own, ...page }): Page => {
        for (const [name, field] of Object.entries(own)) {
          if (Object.hasOwn(fields, name)) throw new Error(`${written.code} asks ${name} twice`);
          fields[name] = fieldOf(field, stock);
        }
        return { ...page, fields: Object.keys(own) };
      }),
  }));
  return { ...written, sections, fields };
}
