import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Words } from '#words/index.ts';
import { type Call, CommandRefused } from './command.ts';

export type CommandName = keyof Words['cli']['summary'];

interface Option {
  readonly type: 'boolean' | 'string';
  /** What stands for its value in the synopsis. */
  readonly value?: string;
  readonly multiple?: boolean;
}

/** A command as its manual page and its own reading of arguments both know it; the words stand in src/words. */
export interface Manual {
  readonly arguments?: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly examples: readonly string[];
  /** Exit codes besides 0 and, called wrongly, 2. */
  readonly exits: readonly (1 | 130)[];
}

const text = (value: string): Option => ({ type: 'string', value });
const flag: Option = { type: 'boolean' };
const file = text('FILE');
const keys = { 'key-file': file, 'passphrase-file': file } as const;

export const manuals = {
  help: { arguments: '[COMMAND]', options: {}, examples: ['help', 'help backup'], exits: [] },
  start: { options: {}, examples: ['start'], exits: [1, 130] },
  serve: { options: { 'no-worker': flag }, examples: ['serve', 'serve --no-worker'], exits: [1, 130] },
  worker: { options: {}, examples: ['worker'], exits: [1, 130] },
  migrate: { options: {}, examples: ['migrate'], exits: [1] },
  import: {
    arguments: '[PART…]',
    options: { from: text('FOLDER') },
    examples: [
      'import',
      'import units calendar',
      'import facts payments.csv',
      'import agencies h61.json',
      'import routes h61-routes.json',
    ],
    exits: [1],
  },
  verify: { options: { files: flag, lang: text('vi|en') }, examples: ['verify', 'verify --files --json'], exits: [1] },
  files: {
    arguments: 'seal | rotate-key | drop-old-keys | previews',
    options: {},
    examples: ['files seal', 'files rotate-key --json', 'files drop-old-keys', 'files previews'],
    exits: [1],
  },
  deadline: {
    options: {
      ...{
        from: text('MOMENT'),
        term: text('TERM'),
        regime: text('decree|portal'),
        calendar: file,
        lang: text('vi|en'),
      },
      pause: { type: 'string', value: 'FROM..TO', multiple: true },
      restart: { type: 'string', value: 'MOMENT', multiple: true },
    },
    examples: ['deadline --from 2026-11-20T14:00:00+07:00 --term 5wd'],
    exits: [],
  },
  users: {
    arguments:
      'list | enrol NAME FULL-NAME | appoint NAME ROLE UNIT | end POST | set-password NAME | ask-for-code NAME | close NAME',
    options: { from: text('DAY'), to: text('DAY') },
    examples: [
      'users list',
      'users enrol lan.pt Phan Thị Lan',
      'users appoint lan.pt receiver H48.01.50 --from 2026-12-01',
      'users ask-for-code lan.pt',
    ],
    exits: [1],
  },
  clients: {
    arguments: 'list | create NAME | renew-secret ID | revoke ID',
    options: { scope: text('SCOPE,…'), post: text('ROLE@UNIT,…'), until: text('DAY'), leaked: flag },
    examples: ['clients list', 'clients create Portal --scope catalogue:read,dossiers:read --post receiver@H48.01.50'],
    exits: [1],
  },
  jobs: {
    arguments: 'list | failed | retry [ID…]',
    options: { all: flag },
    examples: ['jobs list', 'jobs failed --json', 'jobs retry 4211', 'jobs retry --all'],
    exits: [1],
  },
  score: {
    arguments: '[check-published [FILE] | import-criteria FILE | bottlenecks | evaluation | mean-time [PROCEDURE]]',
    options: {
      ...{ realm: text('CODE'), period: text('PERIOD'), unit: text('CODE'), officer: text('NAME'), from: file },
      ...{ rebuild: flag, recount: flag, freeze: flag },
    },
    examples: [
      'score --realm H48 --period 2026-Q3',
      'score --period 2026-11 --unit H48.14 --json',
      'score --from counts.csv',
      'score bottlenecks --period 2026-Q3 --json',
      'score evaluation --period 2026-Q3 --unit H48.14.05 --json',
      'score evaluation --period 2026-11 --officer hung.tv',
      'score mean-time 1.003650 --period 2026 --json',
      'score --rebuild',
      'score --freeze --period 2026-Q3',
      'score check-published bao-cao.csv --json',
      'score import-criteria data/demo/par-2026.json',
    ],
    exits: [1],
  },
  generate: {
    options: {
      ...{ count: text('N'), seed: text('N'), days: text('N'), officers: text('N'), until: text('DAY') },
      'into-used': flag,
    },
    examples: ['generate --count 10000', 'generate --count 1000000 --officers 1150 --seed 7 --json'],
    exits: [1],
  },
  simulate: {
    arguments: '[compare A B | trial ID]',
    options: {
      ...{ scenario: text('NAME'), into: text('NAME'), seed: text('N'), until: text('DAY'), scale: text('X') },
      ...{ speed: text('max|N'), lanes: text('N'), 'what-if': text('CHANGE,…'), continue: flag },
    },
    examples: [
      'simulate --scenario demo-12-months',
      'simulate --scenario kien-giang-2020h1 --scale 0.01 --into base',
      'simulate --scenario kien-giang-2020h1 --scale 0.01 --into more --what-if add-staff=H48.14.05:2,online-share=0.4',
      'simulate --continue --into base',
      'simulate compare base more',
    ],
    exits: [1],
  },
  export: {
    arguments: 'events [FILE | -]',
    options: {
      ...{ format: text('ocel|xes'), from: text('DAY'), to: text('DAY'), salt: text('TEXT'), run: text('NAME') },
    },
    examples: [
      'export events --from 2026-07-01 --to 2026-09-30 q3.ocel.json',
      'export events --format xes --run base base.xes',
    ],
    exits: [1],
  },
  backup: {
    arguments: 'FILE | -',
    options: { ...keys, 'make-key': file, check: flag, base: flag },
    examples: [
      'backup --make-key /etc/motcua/backup.key',
      'backup --key-file /etc/motcua/backup.key /backup/motcua-2026-11-21.mcb',
      'backup --base --key-file /etc/motcua/backup.key /backup/base.mcb',
      'backup --check --key-file /etc/motcua/backup.key /backup/motcua-2026-11-21.mcb',
    ],
    exits: [1],
  },
  restore: {
    arguments: 'FILE',
    options: { ...keys, wal: text('FOLDER'), to: text('MOMENT') },
    examples: [
      'MOTCUA_VAR=/srv/motcua restore --key-file /etc/motcua/backup.key /backup/motcua-2026-11-21.mcb',
      'restore --key-file backup.key --wal /backup/wal --to 2026-11-21T09:00:00+07:00 /backup/base.mcb',
    ],
    exits: [1],
  },
} as const satisfies Record<CommandName, Manual>;

export const manualOf = (name: CommandName): Manual => manuals[name];

const synopsis = (name: CommandName): string =>
  [
    `motcua ${name}`,
    manualOf(name).arguments,
    ...Object.entries(manualOf(name).options).map(
      ([option, { value, multiple }]) => `[--${option}${value ? ` ${value}` : ''}]${multiple ? '…' : ''}`,
    ),
    '[--json]',
  ]
    .filter(Boolean)
    .join(' ');

const WIDTH = 92;

function wrapped(prose: string, indent: string): string {
  const lines = [''];
  for (const word of prose.split(' ')) {
    const last = lines.at(-1) as string;
    if (last !== '' && last.length + word.length + 1 > WIDTH - indent.length) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.map((line) => indent + line).join('\n');
}

/** The page of a command, as `man` would set it: name, synopsis, description, options, examples, exit codes. */
export function page(name: CommandName, words: Words['cli']): string {
  const { options, examples, exits } = manualOf(name);
  const { heading, pages, exit, common } = words.manual;
  const told: Record<string, string> = { ...pages[name].options, ...common };
  const lines = [...Object.keys(options), 'json', 'help'].map((option) => {
    const { value } = options[option] ?? {};
    return `  --${option}${value ? ` ${value}` : ''}\n${wrapped(told[option] ?? '', '      ')}`;
  });
  const codes = [0, ...exits, 2].sort((a, b) => a - b) as (keyof typeof exit)[];
  return [
    `${heading.name}\n  motcua ${name} – ${words.summary[name]}`,
    `${heading.synopsis}\n${wrapped(synopsis(name), '  ')}`,
    `${heading.description}\n${pages[name].about.map((prose) => wrapped(prose, '  ')).join('\n\n')}`,
    `${heading.options}\n${lines.join('\n')}`,
    `${heading.examples}\n${examples.map((one) => `  ./motcua ${one}`.replace(/^ {2}\.\/motcua (\S+=\S+) /, '  $1 ./motcua ')).join('\n')}`,
    `${heading.exits}\n${codes.map((code) => `  ${String(code).padEnd(4)} ${exit[code]}`).join('\n')}`,
  ].join('\n\n');
}

export interface Arguments {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly rest: readonly string[];
}

/** What was typed, read by the command's manual and by nothing else. Throws CommandRefused for what is not in it. */
export function readArguments(name: CommandName, { argv, words }: Call): Arguments {
  const { options } = manualOf(name);
  const config: ParseArgsConfig['options'] = Object.fromEntries(
    Object.entries(options).map(([option, { type }]) => [option, { type }]),
  );
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: config,
      allowPositionals: true,
      strict: true,
    });
    const [extra] = manualOf(name).arguments === undefined ? positionals : [];
    if (extra === undefined) return { values: values as Arguments['values'], rest: positionals };
    throw new CalledWrongly(words.unknownArgument(extra));
  } catch (error) {
    if (error instanceof CalledWrongly) throw error;
    const named = /'([^' ]+)/.exec((error as Error).message)?.[1] ?? '';
    const lacksValue = (error as { code?: string }).code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE';
    throw new CalledWrongly(lacksValue ? words.manual.valueMissing(named) : words.unknownArgument(named));
  }
}

/** Said to whoever left out what the command is about. */
export const calledAs = (name: CommandName, { words }: Call): CalledWrongly =>
  new CalledWrongly(words.manual.calledAs(synopsis(name)));

/** What is refused with exit code 2: the call itself is wrong. */
export class CalledWrongly extends CommandRefused {}

/** A whole number among the options. */
export function wholeNumber({ values }: Arguments, option: string, fallback: number, call: Call): number {
  const given = values[option];
  if (given === undefined) return fallback;
  if (typeof given === 'string' && /^\d{1,9}$/.test(given)) return Number(given);
  throw new CalledWrongly(call.words.manual.notANumber(option, String(given)));
}
