import type { Value } from '#forms/answers.ts';
import type { Field, FormDefinition } from '#forms/definition.ts';
import { validateAll } from '#forms/validate.ts';
import { fieldIn, submittedAnswers, walk } from '#forms/walk.ts';
import { addDays, type LocalDate, parseLocalDate } from '#kernel/time.ts';
import type { Invented } from './people.ts';
import type { Random } from './random.ts';
import { PLACES, wordsFor } from './words.ts';

type Answered = Record<string, Value>;
export interface Around {
  readonly dice: Random;
  readonly today: LocalDate;
  /** Communes of today where people live. */
  readonly places: readonly { readonly unit: string; readonly text: string }[];
}

const SENTENCES = [
  'Kính đề nghị cơ quan xem xét, giải quyết theo quy định.',
  'Đề nghị giải quyết cho gia đình tôi; tôi cam đoan lời khai là đúng.',
  'Đề nghị cấp theo nội dung đã khai, giấy tờ gửi kèm đầy đủ.',
  'Đề nghị giải quyết sớm để kịp chuyến biển sau rằm.',
  'Tôi đã nộp đủ giấy tờ theo hướng dẫn, đề nghị xem xét.',
];

/** For fields that ask for figures or a set beginning: the first that the field's own pattern takes. */
const PATTERNED = ['4711', '47111', '123456', '0123456789', '1234567890123', 'HỘ KINH DOANH SA HUỲNH'];

const fitting = ({ pattern }: Field, usual: string): string => {
  const right = (text: string) => pattern === undefined || new RegExp(pattern, 'u').test(text);
  return right(usual) ? usual : (PATTERNED.find(right) ?? usual);
};

function dateFor({ earliest, latest }: Field, { dice, today }: Around): string {
  const bound = (written: string | undefined, otherwise: LocalDate): LocalDate => {
    const days = /^today([+-]\d+)?$/.exec(written ?? '');
    if (days) return addDays(today, Number(days[1] ?? 0));
    return parseLocalDate(written ?? '') ?? otherwise;
  };
  const last = bound(latest, earliest ? addDays(bound(earliest, today), 60) : today);
  const first = bound(earliest, addDays(last, -400));
  return addDays(last, -dice.between(0, Math.max(0, Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000))));
}

function numberFor({ kind, min = 1, max = 20 }: Field, { dice, today }: Around): number {
  if (kind === 'year') return Number(today.slice(0, 4)) - dice.between(1, 8);
  if (kind === 'money') return Math.max(min, dice.between(1, 200) * 1_000_000);
  return dice.between(Math.ceil(min), Math.floor(Math.max(min, Math.min(max, min + 20))));
}

/** Ten digits with the check digit of Thông tư 86/2024/TT-BTC, Điều 5. */
function taxCode(dice: Random): string {
  for (;;) {
    const digits = Array.from({ length: 9 }, (_, at) => (at < 2 ? [4, 3][at] : dice.between(0, 9)) as number);
    const sum = [31, 29, 23, 19, 17, 13, 7, 5, 3].reduce((all, weight, at) => all + weight * (digits[at] ?? 0), 0);
    const check = 10 - (sum % 11);
    if (check >= 0 && check <= 9) return [...digits, check].join('');
  }
}

function invent(field: Field, around: Around, given: Answered): Value {
  const { dice } = around;
  switch (field.kind) {
    case 'text':
    case 'name':
      return fitting(field, field.upper ? 'NGUYỄN VĂN BÌNH' : dice.pick(wordsFor(field)));
    case 'long-text':
      return dice.pick(SENTENCES);
    case 'date':
      return dateFor(field, around);
    case 'select':
    case 'radios':
      return dice.pick(field.options ?? []).value;
    case 'checkboxes':
      return [dice.pick(field.options ?? []).value];
    case 'yes-no':
      return dice.chance(0.3);
    case 'personal-number':
      return numberAgreeing(field, around, given);
    case 'tax-code':
      return taxCode(dice);
    case 'phone':
      return `09${String(dice.between(0, 99_999_999)).padStart(8, '0')}`;
    case 'email':
      return `thu${dice.between(1, 9_999)}@vidu.vn`;
    case 'boat-number':
      return `QNg-${dice.between(90_000, 99_999)}-TS`;
    case 'address':
      return { ...dice.pick(around.places), detail: `Thôn ${dice.pick(PLACES)}` };
    case 'group':
      return [inventItem(field, around)];
    default:
      return numberFor(field, around);
  }
}

function inventItem(field: Field, around: Around): Answered {
  const item: Answered = {};
  for (const [name, one] of Object.entries(field.fields ?? {}))
    if (!one.optional && one.kind !== 'computed') item[name] = invent(one, around, item);
  return item;
}

/** A number that tells the year of birth and the sex answered before it, where the form compares them. */
function numberAgreeing({ agrees }: Field, { dice }: Around, given: Answered): string {
  const birth = agrees?.birth ? given[agrees.birth] : undefined;
  const year = typeof birth === 'string' ? Number(birth.slice(0, 4)) : dice.between(1960, 1999);
  const sex = agrees?.sex && (given[agrees.sex] ?? agrees.sex);
  const century = 2 * Math.floor((year - 1900) / 100) + (sex === 'female' ? 1 : 0);
  return `051${century}${String(year % 100).padStart(2, '0')}9${String(dice.between(0, 99_999)).padStart(5, '0')}`;
}

/** What is known of whoever files, under the names of `data/forms/parts.json`. */
export const ofPerson = ({ name, birth, sex, number, phone }: Invented): Answered => ({
  ...{ filerName: name, filerBirth: birth, filerSex: sex, filerNumber: number, filerPhone: phone },
});

function attempt(definition: FormDefinition, who: Invented, around: Around): Answered {
  const answers: Answered = { filerKind: 'person', ...ofPerson(who), isOwner: true };
  for (const { id, options } of definition.eligibility) {
    const onward = options.filter(({ ends }) => !ends || ends.kind === 'here');
    answers[id] = around.dice.pick(onward.length > 0 ? onward : options).value;
  }
  // An answer may open further questions: until none is left.
  for (;;) {
    const open = unanswered(definition, answers, around);
    if (open.length === 0) return answers;
    for (const [name, field] of open) answers[name] = field.optional ? null : invent(field, around, answers);
  }
}

const unanswered = (definition: FormDefinition, answers: Answered, { today }: Around): [string, Field][] =>
  walk(definition, answers, { today })
    .pages.flatMap(({ fields }) => fields)
    .map((name): [string, Field] => [name, fieldIn(definition, name) as Field])
    .filter(([name, { kind }]) => kind !== 'upload' && !Object.hasOwn(answers, name));

const ATTEMPTS = 60;

/**
 * Answers with which this form can be filed, as a dossier keeps them; undefined when chance finds none. They are judged
 * by the form itself, as a citizen's are.
 */
export function inventAnswers(
  definition: FormDefinition,
  who: Invented,
  around: Around,
): Readonly<Answered> | undefined {
  for (let left = ATTEMPTS; left > 0; left -= 1) {
    const answers = attempt(definition, who, around);
    if (validateAll(definition, answers, { today: around.today }).length === 0)
      return submittedAnswers(definition, answers, { today: around.today });
  }
  return undefined;
}
