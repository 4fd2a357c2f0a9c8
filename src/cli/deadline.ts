import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  buildCalendar,
  type Deadline,
  deadline,
  deadlineAsJson,
  describeStep,
  explain,
  type Interval,
  nationalCalendar,
  parseCalendarData,
  parseTerm,
  type Regime,
  type Term,
  type WorkingCalendar,
} from '#deadline/index.ts';
import { type Outcome, ok, type Refused, refused } from '#kernel/outcome.ts';
import { type Instant, parseInstant } from '#kernel/time.ts';
import { type Language, languages, refusalSentence } from '#words/index.ts';

export const deadlineOptions = {
  from: { type: 'string' },
  term: { type: 'string' },
  pause: { type: 'string', multiple: true },
  restart: { type: 'string', multiple: true },
  calendar: { type: 'string' },
  regime: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof deadlineOptions }>>['values'];

/** Where the command writes; the process itself unless a test listens. */
export interface Output {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/**
 * `motcua deadline`: prints the due time and why, in the language asked for, else that of the commands. Exit code 0, or 2 when what was
 * asked cannot be understood.
 */
export async function deadlineCommand(
  argv: readonly string[],
  io: Output = process,
  usual: Language = 'vi',
): Promise<number> {
  const json = argv.includes('--json');
  const language = (/--lang[= ](vi|en)\b/.exec(argv.join(' '))?.[1] as Language | undefined) ?? usual;
  const values = readOptions(argv);
  if (!values.ok) return refuse(values, language, json, io);
  const found = await reckon(values.value);
  if (!found.ok) return refuse(found, language, json, io);
  const text = json ? JSON.stringify(deadlineAsJson(found.value, language), null, 2) : asText(found.value, language);
  io.stdout.write(`${text}\n`);
  return 0;
}

const asText = (found: Deadline, language: Language): string =>
  [explain(found, language), ...found.steps.map((step) => `  ${describeStep(step, found.term, language)}`)].join('\n');

function refuse(refusal: Refused, language: Language, json: boolean, io: Output): number {
  const { code, facts } = refusal;
  const sentences = { vi: refusalSentence('vi', refusal), en: refusalSentence('en', refusal) };
  if (json) io.stdout.write(`${JSON.stringify({ error: { code, ...sentences, facts } }, null, 2)}\n`);
  else io.stderr.write(`${sentences[language]}\n`);
  return 2;
}

function readOptions(argv: readonly string[]): Outcome<Values> {
  try {
    return ok(
      parseArgs({ args: withSigns(argv), options: deadlineOptions, strict: true, allowPositionals: false }).values,
    );
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    const option = /'([^' ]+)/.exec(message)?.[1] ?? '';
    return refused(code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' ? 'option-without-value' : 'option-unknown', {
      option,
    });
  }
}

/** `--term -5wd` means a term of -5 working days, which is refused as such, not an option named -5wd. */
const withSigns = (argv: readonly string[]): string[] => {
  const joined: string[] = [];
  for (const [i, word] of argv.entries()) {
    if (/^-\d/.test(word) && argv[i - 1]?.startsWith('--')) joined[joined.length - 1] += `=${word}`;
    else joined.push(word);
  }
  return joined;
};

async function reckon(values: Values): Promise<Outcome<Deadline>> {
  const { from, term, regime = 'decree', lang = 'vi' } = values;
  if (!Object.hasOwn(languages, lang)) return refused('option-unknown', { option: `--lang ${lang}` });
  if (!from) return refused('option-missing', { option: '--from' });
  if (!term) return refused('option-missing', { option: '--term' });
  if (regime !== 'decree' && regime !== 'portal') return refused('regime-unknown', { regime });
  const calendar = await readCalendar(values.calendar);
  return calendar.ok ? fromText(values, from, parseTerm(term), regime, calendar.value) : calendar;
}

function fromText(
  { pause = [], restart = [] }: Values,
  from: string,
  term: Outcome<Term>,
  regime: Regime,
  calendar: WorkingCalendar,
): Outcome<Deadline> {
  if (!term.ok) return term;
  const start = readMoment(from);
  if (!start.ok) return start;
  const pauses = all(pause.map(readPause));
  if (!pauses.ok) return pauses;
  const restarts = all(restart.map(readMoment));
  if (!restarts.ok) return restarts;
  return deadline(
    { from: start.value, term: term.value, pauses: pauses.value, restarts: restarts.value, regime },
    calendar,
  );
}

function all<T>(outcomes: readonly Outcome<T>[]): Outcome<readonly T[]> {
  const values: T[] = [];
  for (const outcome of outcomes) {
    if (!outcome.ok) return outcome;
    values.push(outcome.value);
  }
  return ok(values);
}

function readMoment(text: string): Outcome<Instant> {
  const at = parseInstant(text);
  return at === undefined ? refused('moment-unreadable', { text }) : ok(at);
}

function readPause(text: string): Outcome<Interval> {
  const [from, to, more] = text.split('..').map(parseInstant);
  return from !== undefined && to !== undefined && more === undefined
    ? ok({ from, to })
    : refused('pause-unreadable', { text });
}

async function readCalendar(file: string | undefined): Promise<Outcome<WorkingCalendar>> {
  if (file === undefined) return ok(nationalCalendar());
  try {
    const input = parseCalendarData(JSON.parse(await readFile(file, 'utf8')));
    return input.ok ? ok(buildCalendar(input.value)) : input;
  } catch (error) {
    return refused('calendar-unreadable', { file, why: (error as Error).message });
  }
}
