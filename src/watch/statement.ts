import { createHash } from 'node:crypto';
import { tracer } from './tracer.ts';
import type { Watch } from './watch.ts';

/** A statement as it is spoken of: without its values. */
export interface StatementName {
  /** `select dossier, agency`: its verb and the tables it names first. */
  readonly summary: string;
  /** The name it was prepared by; else the summary and six letters of its text, which tell two alike apart. */
  readonly name: string;
  /** The text on one line, cut to 200 signs, with ? for what is written out in it. */
  readonly text: string;
}

/** Text may be made of parts, so there may be many; what is beyond is named anew each time. */
const MOST_KEPT = 2_000;
const kept = new Map<string, StatementName>();

export function statementName(sql: string, prepared?: string): StatementName {
  const key = prepared ?? sql;
  const known = kept.get(key);
  if (known) return known;
  const text = sql
    .replace(/--[^\n]*/g, ' ')
    .replace(/'(?:[^']|'')*'/g, '?')
    .replace(/(?<![\w$])\d+(?:\.\d+)?\b/g, '?')
    .replace(/\s+/g, ' ')
    .trim();
  const summary = summaryOf(text);
  const mark = createHash('sha256').update(sql).digest('hex').slice(0, 6);
  const made = { summary, name: prepared ?? `${summary} ${mark}`, text: text.slice(0, 200) };
  if (kept.size < MOST_KEPT) kept.set(key, made);
  return made;
}

const MOST_TABLES = 3;

function summaryOf(text: string): string {
  const lower = text.toLowerCase();
  const own = new Set([...lower.matchAll(/(\w+) as (?:not materialized |materialized )?\(/g)].map(([, name]) => name));
  const named = [...lower.matchAll(/\b(?:from|into|update|join|table) ([a-z_][\w.]*)(?![\w.(])/g)].map(
    ([, name]) => name,
  );
  const tables = [...new Set(named)].filter((name) => name && !own.has(name) && !WORDS.has(name));
  const verb = verbOf(lower);
  const called = /\b(\w+\.\w+)\(/.exec(lower)?.[1];
  const what = tables.length > 0 ? tables.slice(0, MOST_TABLES) : called ? [called] : [];
  return [verb, what.join(', ')].filter(Boolean).join(' ');
}

/** The first word; of a statement that begins with `with`, the verb that stands in no brackets. */
function verbOf(lower: string): string {
  let flat = lower;
  for (let before = ''; before !== flat; ) {
    before = flat;
    flat = flat.replace(/\([^()]*\)/g, ' ');
  }
  const first = /^\w+/.exec(flat)?.[0] ?? 'statement';
  return first === 'with' ? (/\b(?:select|insert|update|delete)\b/.exec(flat)?.[0] ?? first) : first;
}

const WORDS = new Set(['set', 'select', 'of', 'lateral', 'unnest', 'only']);

// biome-ignore lint/suspicious/noExplicitAny: pg's query has many forms; this passes all through
type Query = (...asked: any[]) => any;

/**
 * The same way of asking, watched: each statement is a piece of the work under way where traces are collected, and a slow one
 * is told. The answer and its errors are the statement's own.
 */
export function watchedQuery(query: Query, watch: Watch | undefined): Query {
  return (...asked) => {
    const [what] = asked;
    const sql: unknown = typeof what === 'string' ? what : what?.text;
    if (typeof sql !== 'string' || typeof asked.at(-1) === 'function') return query(...asked);
    const name = () => statementName(sql, what.name);
    const within = tracer()?.root() ? tracer() : undefined;
    const began = performance.now();
    const done: Promise<unknown> = within
      ? within.run('client', name().summary, async (span) => {
          span.set('db.system.name', 'postgresql');
          span.set('db.query.summary', name().name);
          return query(...asked);
        })
      : query(...asked);
    if (watch) {
      const end = () => watch.statement(name, performance.now() - began);
      done.then(end, end);
    }
    return done;
  };
}
