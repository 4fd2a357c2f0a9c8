import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { wordsOf } from '../src/cli/command.ts';
import { INTERRUPTED, openLife } from '../src/cli/life.ts';
import { buildPages } from '../src/cli/pages.ts';
import type { EmbeddedPostgres } from '../src/db/embedded.ts';
import { readSettings } from '../src/env.server.ts';
import { startTestCluster } from '../tests/world/cluster.ts';
import { cloneOf } from '../tests/world/database.ts';
import { lint, types } from './testing/checks.ts';

import { type Found, runTests, together } from './testing/run.ts';
import { openSite } from './testing/site.ts';
import { haveBrowser, haveTools } from './testing/tools.ts';

/** `npm test`: everything there is to prove, in this order; every step runs, and one that fails fails the whole. */
const steps = { tools, lint, types, rules, pages, database, journeys, commands } as const;
type Step = keyof typeof steps;

process.chdir(resolve(import.meta.dirname, '..'));
const { values } = parseArgs({ options: { only: { type: 'string' }, match: { type: 'string' } } });
const life = openLife();
const { signal } = life;
let cluster: Promise<EmbeddedPostgres> | undefined;

function kindOf(file: string): 'journeys' | 'commands' | 'database' | 'rules' {
  if (file.startsWith('tests/journeys/')) return 'journeys';
  if (file.startsWith('tests/commands/')) return 'commands';
  return /(world\/(database|cluster|province|case|machine)|db\/embedded|\.\/embedded|\.\/site)\.ts'/.test(
    readFileSync(file, 'utf8'),
  )
    ? 'database'
    : 'rules';
}

/** What the later steps need of the machine. */
async function tools(): Promise<Found> {
  const why = await haveTools();
  return why ? { passed: 0, failed: 1, notes: [why] } : { passed: 1, failed: 0, notes: [] };
}

/** Every test file belongs to exactly one step, wherever it stands; `--match` takes those whose name has it. */
const filesOf = (kind: ReturnType<typeof kindOf>): string[] =>
  globSync('{src,tests,scripts,bench}/**/*.test.ts')
    .filter((file) => kindOf(file) === kind && file.includes(values.match ?? ''))
    .sort();

/** One cluster for all steps that need one, with the migrated template. */
function template(): Promise<string> {
  if (!cluster) {
    cluster = startTestCluster();
    life.onEnd(async () => (await cluster)?.stop());
  }
  return cluster.then(({ url }) => url);
}

function rules(): Promise<Found> {
  return runTests(filesOf('rules'), { signal, isolated: false, seconds: 60 });
}

async function pages(): Promise<Found> {
  const call = { from: '.', typed: [], argv: [], json: true, words: wordsOf('en'), language: 'en' } as const;
  await buildPages(call, readSettings(process.env), signal);
  return { passed: 1, failed: 0, notes: [] };
}

async function database(): Promise<Found> {
  return runTests(filesOf('database'), { signal, seconds: 180, env: { MOTCUA_TEST_DATABASE: await template() } });
}

async function journeys(): Promise<Found> {
  const files = filesOf('journeys');
  if (files.length === 0) return { passed: 0, failed: 0, notes: ['there are none'] };
  if (!haveBrowser()) return { passed: 0, failed: 1, notes: ['journeys need Chromium: see the step "tools"'] };
  // Two browsers at two sites: one alone waits for its site as often as not.
  const lanes = [0, 1].map((lane) => files.filter((_, at) => at % 2 === lane)).filter((lane) => lane.length > 0);
  return together(...(await Promise.all(lanes.map(walk))));
}

/** These journeys one after the other, at a site of their own. */
async function walk(files: string[], lane: number): Promise<Found> {
  const url = await template();
  const own = await cloneOf(url, `journeys_${lane}`);
  const site = await openSite(own);
  try {
    // Journeys may find things done beside the site, by acts on its database and files (tests/world/running-site.ts).
    const mail = { MOTCUA_SITE_SMTP_PORT: String(site.smtpPort) };
    const beside = { MOTCUA_SITE_DATABASE: own, MOTCUA_SITE_FILES: site.files, ...mail };
    const env = { MOTCUA_TEST_URL: site.url, MOTCUA_TEST_DATABASE: url, ...beside };
    // A machine that does other things beside took more than a minute for the longest; what hangs is cut off after ten seconds all the same.
    return await runTests(files, { signal, isolated: false, seconds: 150, env });
  } finally {
    await site.stop();
  }
}

function commands(): Promise<Found> {
  return runTests(filesOf('commands'), { signal, concurrency: 1, seconds: 400 });
}

const MOST_LINES = 120;
const LONGEST_LINE = 300;

/** A note as it is shown; one too long to read is kept whole in a file. */
function shortened(note: string, log: string): string {
  const lines = note.split('\n').map((line) => `    ${line.slice(0, LONGEST_LINE)}`);
  if (lines.length <= MOST_LINES && note.length < MOST_LINES * LONGEST_LINE) return lines.join('\n');
  mkdirSync('var', { recursive: true });
  writeFileSync(log, note);
  return [...lines.slice(0, MOST_LINES), `    … all of it in ${log}`].join('\n');
}

async function take(name: Step): Promise<Found> {
  const began = Date.now();
  const found = await life.during(steps[name]({ signal })).catch((error: Error): Found => {
    if (life.interrupted) throw error;
    return { passed: 0, failed: 1, notes: [error.stack ?? String(error)] };
  });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(
    `${found.failed > 0 ? '✖' : '✔'} ${name.padEnd(9)} ${found.passed} passed, ${found.failed} failed (${seconds} s)`,
  );
  for (const note of found.notes) console.log(shortened(note, `var/test-${name}.log`));
  return found;
}

async function main(): Promise<number> {
  const names = Object.keys(steps) as Step[];
  const wanted = values.only?.split(',') ?? names;
  const strange = wanted.find((name) => !names.includes(name as Step));
  if (strange) {
    console.error(`There is no step "${strange}"; there are ${names.join(', ')}.`);
    return 2;
  }
  const found: Found[] = [];
  for (const name of names.filter((one) => wanted.includes(one))) found.push(await take(name));
  const passed = found.reduce((sum, one) => sum + one.passed, 0);
  const failed = found.reduce((sum, one) => sum + one.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

process.exitCode = await main().catch((error: Error) => {
  if (!life.interrupted) console.error(error);
  return life.interrupted ? INTERRUPTED : 1;
});
await life.end();
process.exit();
