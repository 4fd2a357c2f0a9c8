import { parseArgs } from 'node:util';
import { clientState, listClients, makeClient, renewSecret, revokeClient } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { isUuid } from '#kernel/text.ts';
import { dateAt, instant, parseLocalDate } from '#kernel/time.ts';
import { type Language, languages, refusalSentence } from '#words/index.ts';
import type { App } from '../app.ts';
import type { Call, Run } from './command.ts';
import { withApp } from './database.ts';

const ACTOR = 'system:cli';
const PAGE = 500;
interface Told {
  readonly text: string;
  readonly data: Record<string, unknown>;
}

interface Ask {
  readonly app: App;
  readonly words: ReturnType<typeof wordsOf>;
  readonly language: Language;
  readonly rest: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

const wordsOf = (language: Language) => languages[language].api.cli;
const lastDay = (expiresAt: number) => dateAt(instant(expiresAt - 1));
const parts = (text: string | boolean | undefined): string[] =>
  typeof text === 'string'
    ? text
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean)
    : [];

async function list({ app, words, language }: Ask): Promise<Outcome<Told>> {
  const clients = [];
  for (let after: string | undefined; ; after = clients.at(-1)?.id) {
    const page = await listClients(app.read, app.realm, { after, limit: PAGE });
    clients.push(...page);
    if (page.length < PAGE) break;
  }
  const { roles } = languages[language].identity;
  const lines = clients.map((client) => {
    const { id, name, scopes, posts, expiresAt } = client;
    const held = posts.map(({ role, unit }) => `\n    ${roles[role]} @ ${unit}`).join('');
    return `${id}  ${name}  ${clientState(client, app.clock.now()) !== 'good' ? `(${words.ended})` : lastDay(expiresAt)}\n    ${scopes.join(' ')}${held}`;
  });
  return ok({ text: lines.join('\n') || words.none, data: { clients } });
}

async function create({ app, words, rest, options }: Ask): Promise<Outcome<Told>> {
  const until = typeof options['until'] === 'string' ? options['until'] : undefined;
  if (until !== undefined && !parseLocalDate(until)) return refused('date-unreadable', { text: until });
  const posts = parts(options['post']).map((one) => {
    const [role = '', unit = ''] = one.split('@');
    return { role, unit };
  });
  const wish = { name: rest.join(' '), scopes: parts(options['scope']), posts, until: parseLocalDate(until ?? '') };
  const made = await makeClient(app, ACTOR, wish);
  if (!made.ok) return made;
  const { id, secret, expiresAt } = made.value;
  return ok({
    text: words.made(id, secret, lastDay(expiresAt)),
    data: { client_id: id, client_secret: secret, until: lastDay(expiresAt) },
  });
}

async function renew({ app, words, rest: [id = ''], options }: Ask): Promise<Outcome<Told>> {
  if (!isUuid(id)) return refused('client-unknown', { id });
  const done = await renewSecret(app, ACTOR, { id, leaked: options['leaked'] === true });
  return done.ok ? ok({ text: words.renewed(done.value.secret), data: { client_secret: done.value.secret } }) : done;
}

async function end({ app, words, rest: [id = ''] }: Ask): Promise<Outcome<Told>> {
  if (!isUuid(id)) return refused('client-unknown', { id });
  const done = await revokeClient(app, ACTOR, id);
  return done.ok ? ok({ text: words.revoked, data: { client_id: id } }) : done;
}

const commands = { list, create, 'renew-secret': renew, revoke: end } as const;

const OPTIONS = {
  scope: { type: 'string' },
  post: { type: 'string' },
  until: { type: 'string' },
  leaked: { type: 'boolean' },
} as const;

/** `motcua clients …`: machines that may use /api/v1; made where nobody but the operator is. */
export const clients: Run = async (call: Call) => {
  const words = wordsOf(call.language);
  const { positionals, values } = parseArgs({
    args: [...call.argv],
    allowPositionals: true,
    strict: false,
    options: OPTIONS,
  });
  const [name = '', ...rest] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name as keyof typeof commands] : undefined;
  const isNameless = name === 'create' && rest.join('').trim() === '';
  if (!command || isNameless || Object.keys(values).some((key) => !(key in OPTIONS))) {
    if (call.json) console.log(JSON.stringify({ ok: false, error: words.usage }));
    else console.error(words.usage);
    return 2;
  }
  return withApp(async (app) => {
    const done = await command({ app, words, language: call.language, rest, options: values });
    const told = done.ok ? done.value.text : refusalSentence(call.language, done);
    if (call.json) console.log(JSON.stringify(done.ok ? { ok: true, ...done.value.data } : { ok: false, error: told }));
    else (done.ok ? console.log : console.error)(told);
    return done.ok ? 0 : 1;
  })(call);
};
