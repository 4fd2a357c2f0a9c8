import { parseArgs } from 'node:util';
import {
  appoint,
  askForCode,
  choosePassword,
  closeAccount,
  endAppointment,
  enrolOfficer,
  listAccounts,
  setPassword,
} from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt, type LocalDate, parseLocalDate } from '#kernel/time.ts';
import { type Language, languages, refusalSentence } from '#words/index.ts';
import type { App } from '../app.ts';
import type { Call, Run } from './command.ts';
import { withApp } from './database.ts';
import { readLine } from './secret.ts';

const ACTOR = 'system:cli';
const PAGE = 500;

/** What a subcommand found: `text` for people, `data` for scripts. */
interface Told {
  readonly text: string;
  readonly data: Record<string, unknown>;
}

interface Ask {
  readonly app: App;
  readonly words: ReturnType<typeof wordsOf>;
  readonly language: Language;
  readonly rest: readonly string[];
  readonly from: string | undefined;
  readonly to: string | undefined;
}

const wordsOf = (language: Language) => languages[language].identity;

const today = (app: App): LocalDate => dateAt(app.clock.now());

async function list({ app, words, language }: Ask): Promise<Outcome<Told>> {
  const accounts = [];
  for (let after: string | undefined; ; after = accounts.at(-1)?.userName) {
    const page = await listAccounts(app.read, app.realm, { date: today(app), after, limit: PAGE });
    accounts.push(...page);
    if (page.length < PAGE) break;
  }
  const lines = accounts.map(({ userName, name, closed, posts }) => {
    const held = posts.map(({ id, role, unitName }) => `\n    ${id}  ${words.roles[role]}, ${unitName[language]}`);
    return `${userName.padEnd(16)} ${name}${closed ? ` (${words.accounts.closed})` : ''}${held.join('')}`;
  });
  return ok({ text: lines.join('\n') || words.accounts.none, data: { accounts } });
}

/** One account by its name, as typed. */
async function accountOf(app: App, typed = ''): Promise<Outcome<string, 'account-unknown'>> {
  const userName = typed.trim().toLowerCase();
  const [found] = await listAccounts(app.read, app.realm, { date: today(app), limit: 1, userName });
  return found ? ok(found.officer) : refused('account-unknown', { userName: typed });
}

async function enrol({ app, words, rest }: Ask): Promise<Outcome<Told>> {
  const [userName = '', ...names] = rest;
  const chosen = await choosePassword(await readLine(words.cli.password), userName);
  if (!chosen.ok) return chosen;
  const made = await enrolOfficer(app, ACTOR, { userName, fullName: names.join(' '), passwordHash: chosen.value });
  return made.ok ? ok({ text: words.cli.enrolled(userName), data: { officer: made.value } }) : made;
}

async function give({ app, words, rest, ...days }: Ask): Promise<Outcome<Told>> {
  const [userName = '', role = '', unit = ''] = rest;
  for (const text of [days.from, days.to])
    if (text !== undefined && !parseLocalDate(text)) return refused('date-unreadable', { text });
  const officer = await accountOf(app, userName);
  if (!officer.ok) return officer;
  const [from, to] = [parseLocalDate(days.from ?? ''), parseLocalDate(days.to ?? '')];
  const done = await appoint(app, ACTOR, { officer: officer.value, role, unit, from, to });
  return done.ok ? ok({ text: words.cli.appointed(userName, role, unit), data: { post: done.value } }) : done;
}

async function end({ app, words, rest: [post = ''] }: Ask): Promise<Outcome<Told>> {
  if (!/^[0-9a-f-]{36}$/.test(post)) return refused('post-unknown');
  const done = await endAppointment(app, ACTOR, post);
  return done.ok ? ok({ text: words.cli.ended, data: { post } }) : done;
}

async function password({ app, words, rest: [userName = ''] }: Ask): Promise<Outcome<Told>> {
  const known = await accountOf(app, userName);
  if (!known.ok) return known;
  const chosen = await choosePassword(await readLine(words.cli.password), userName);
  if (!chosen.ok) return chosen;
  const done = await setPassword(app, ACTOR, { userName, passwordHash: chosen.value });
  return done.ok ? ok({ text: words.cli.passwordSet(userName), data: { userName } }) : done;
}

async function code({ app, words, rest: [userName = ''] }: Ask): Promise<Outcome<Told>> {
  const done = await askForCode(app, ACTOR, userName);
  return done.ok ? ok({ text: `${words.cli.codeAsked}\n${done.value}`, data: { otpauth: done.value } }) : done;
}

async function close({ app, words, rest: [userName = ''] }: Ask): Promise<Outcome<Told>> {
  const done = await closeAccount(app, ACTOR, userName);
  return done.ok ? ok({ text: words.cli.closed(userName), data: { userName } }) : done;
}

const commands = { list, enrol, appoint: give, end, 'set-password': password, 'ask-for-code': code, close } as const;

const OPTIONS = { from: { type: 'string' }, to: { type: 'string' } } as const;

/** `motcua users …`: accounts and posts from the command line, for the first administrator and for rescue. */
export const users: Run = async (call: Call) => {
  const words = wordsOf(call.language);
  const { positionals, values } = parseArgs({
    args: [...call.argv],
    allowPositionals: true,
    strict: false,
    options: OPTIONS,
  });
  const [name = '', ...rest] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name as keyof typeof commands] : undefined;
  const strange = Object.entries(values).some(([key, value]) => !(key in OPTIONS) || typeof value !== 'string');
  if (!command || strange) {
    if (call.json) console.log(JSON.stringify({ ok: false, error: words.cli.usage }));
    else console.error(words.cli.usage);
    return 2;
  }
  const [from, to] = [values.from, values.to].map((day) => (typeof day === 'string' ? day : undefined));
  return withApp(async (app) => {
    const done = await command({ app, words, language: call.language, rest, from, to });
    const told = done.ok ? done.value.text : refusalSentence(call.language, done);
    if (call.json) console.log(JSON.stringify(done.ok ? { ok: true, ...done.value.data } : { ok: false, error: told }));
    else (done.ok ? console.log : console.error)(told);
    return done.ok ? 0 : 1;
  })(call);
};
