import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Call, languageOf, type Run, wordsOf } from './command.ts';
import { CalledWrongly, type CommandName, page } from './manual.ts';
import { sentenceOf } from './sentence.ts';

/** Every command, loaded when it is called. */
const commands: Partial<Record<CommandName, () => Promise<Run>>> = {
  help: async () => help,
  start: async () => (await import('./start.ts')).start,
  serve: async () => (await import('./serve.ts')).serve,
  worker: async () => (await import('./worker.ts')).worker,
  migrate: async () => (await import('./migrate.ts')).migrate,
  import: async () => (await import('./import.ts')).importReference,
  deadline: async () => {
    const { deadlineCommand } = await import('./deadline.ts');
    return ({ typed, language }) => deadlineCommand(typed, process, language);
  },
  users: async () => (await import('./users.ts')).users,
  clients: async () => (await import('./clients.ts')).clients,
  jobs: async () => (await import('./jobs.ts')).jobs,
  score: async () => (await import('./score.ts')).score,
  generate: async () => (await import('./generate.ts')).generateCommand,
  simulate: async () => (await import('./simulate.ts')).simulateCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  files: async () => (await import('./files.ts')).files,
  verify: async () => (await import('./verify.ts')).verify,
};

/** Commands that need no program around them: they find files where they are called. */
const STANDS_ALONE = new Set(['deadline']);

const help: Run = async (call) => {
  const { words, argv, json } = call;
  const [wish] = argv;
  if (wish !== undefined) {
    if (!Object.hasOwn(commands, wish)) return fail(call, words.unknownCommand(wish), 2);
    const told = page(wish as CommandName, words);
    console.log(json ? JSON.stringify({ ok: true, command: wish, page: told }) : told);
    return 0;
  }
  const names = Object.keys(commands) as CommandName[];
  if (json) {
    const told = names.map((name) => ({ name, summary: words.summary[name] }));
    console.log(JSON.stringify({ ok: true, commands: told }));
    return 0;
  }
  console.log(`${words.usage}\n\n${words.commands}`);
  for (const name of names) console.log(`  ${name.padEnd(10)} ${words.summary[name]}`);
  console.log(`\n${words.options}`);
  return 0;
};

/** `motcua --version`: what package.json says. */
async function version(json: boolean): Promise<number> {
  const text = await readFile(resolve(import.meta.dirname, '../../package.json'), 'utf8');
  const told = String(JSON.parse(text).version);
  console.log(json ? JSON.stringify({ ok: true, version: told }) : told);
  return 0;
}

async function main(name: string, typed: string[]): Promise<number> {
  const language = languageOf(process.env);
  const words = wordsOf(language);
  const json = typed.includes('--json');
  const call: Call = {
    from: process.cwd(),
    typed,
    argv: typed.filter((one) => one !== '--json'),
    json,
    words,
    language,
  };
  if (name === '--version') return version(json);
  const found = Object.hasOwn(commands, name) ? commands[name as keyof typeof commands] : undefined;
  if (!found) return fail(call, words.unknownCommand(name), 2);
  if (typed.includes('--help') || typed.includes('-h')) return help({ ...call, argv: [name] });
  // Settings name folders from the root of the program, wherever it is called from.
  if (!STANDS_ALONE.has(name)) process.chdir(resolve(import.meta.dirname, '../..'));
  try {
    return await (await found())(call);
  } catch (error) {
    const sentence = sentenceOf(error, words.refused);
    if (!sentence) console.error(error);
    return fail(call, sentence ?? words.refused.bug, error instanceof CalledWrongly ? 2 : 1);
  }
}

function fail({ json }: Call, sentence: string, code: number): number {
  if (json) console.log(JSON.stringify({ ok: false, error: sentence }));
  else console.error(sentence);
  return code;
}

const [name = 'help', ...typed] = process.argv.slice(2);
process.exitCode = await main(name === '--help' || name === '-h' ? 'help' : name, typed);
// Whatever a library still holds open (a timer, an idle socket) must not keep a finished command alive.
process.exit();
