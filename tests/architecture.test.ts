import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { test } from 'node:test';

/**
 * The map of the house. To change the map, change this file and write a page in docs/decisions in the same commit.
 *
 *   routes · api · jobs · cli · simulation     compose; hold no rules of the office
 *   capabilities, in this order                an earlier one never imports a later one
 *   ui · words · kernel · db · files · watch · signatures   below: know no capability
 *   integrations                               beside: know no capability
 */
const capabilities = [
  'agency',
  'identity',
  'procedure',
  'deadline',
  'vault',
  'dossier',
  'payment',
  'letter',
  'desk',
  'feedback',
  'notice',
  'feed',
  'scorecard',
  'reform',
  'sync',
];
const below = ['kernel', 'words', 'db', 'files', 'ui', 'forms', 'watch', 'signatures'];
const beside = ['integrations'];
const above = ['routes', 'api', 'jobs', 'cli', 'demo', 'simulation'];
/** Single files at the root of src that compose the program. */
const rootFiles = [
  'app.ts',
  'locals.d.ts',
  'env.server.ts',
  'server.ts',
  'hooks.server.ts',
  'hooks.ts',
  'logging.ts',
  'metrics.ts',
  'health.ts',
];

const IO = /^(node:|pg$|graphile-worker|pino|prom-client|@opentelemetry)/;
/** Pure parts of Node that decide nothing and reach nothing. */
const PURE = new Set(['node:buffer']);

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

const room = (path: string) => path.split('/')[0] ?? '';

interface Step extends Import {
  /** The rooms at both ends: `agency`, `kernel`, `routes` … */
  here: string;
  there: string;
  /** Whether the target is a file of ours, not a package. */
  isFile: boolean;
}

/** The door of a capability, and its pieces of page, which are made to be composed by routes. */
const isDoor = (to: string) => /^[a-z]+\/index\.ts$/.test(to) || /^[a-z]+\/ui\/[^/]+\.svelte$/.test(to);
const isCapability = (name: string) => capabilities.includes(name);
const reachesOut = (to: string) => IO.test(to) && !PURE.has(to);

const inRules: Rule = ({ from, to, isFile, there, typeOnly }) => {
  if (from.split('/')[1] !== 'rules') return undefined;
  if (reachesOut(to)) return 'a rule does no input or output: pass it the facts';
  if (isFile && ['db', 'files'].includes(there) && !typeOnly) return 'a rule does not reach for the database';
  return isFile && /\/(acts|sql|ui)\//.test(to) ? 'a rule knows neither acts, nor SQL, nor markup' : undefined;
};

const packages: Rule = ({ from, to, here, isFile, typeOnly }) => {
  if (isFile) return undefined;
  if (here === 'kernel' && reachesOut(to)) return 'the kernel does no input or output';
  return to === 'pg' && !typeOnly && from !== 'db/pool.server.ts'
    ? 'only db/pool.server.ts opens connections'
    : undefined;
};

const inMarkup: Rule = ({ from, to, there }) =>
  from.endsWith('.svelte') && (there === 'db' || /\/(acts|sql)\//.test(to) || to.includes('.server.'))
    ? 'markup is given its data; it never fetches'
    : undefined;

const fromBelow: Rule = ({ here, there, isFile, typeOnly }) => {
  if (!isFile || !below.includes(here) || here === there) return undefined;
  if (isCapability(there) || above.includes(there) || beside.includes(there))
    return `${here} lies below the capabilities and knows none of them`;
  return here === 'kernel' && !(there === 'words' && typeOnly) ? 'the kernel knows nothing but itself' : undefined;
};

const fromBeside: Rule = ({ here, there }) =>
  beside.includes(here) && isCapability(there)
    ? 'a foreign system knows no capability: the capability translates'
    : undefined;

const betweenCapabilities: Rule = ({ here, there, to }) => {
  if (!isCapability(here) || here === there) return undefined;
  if (above.includes(there)) return 'a capability does not know the pages, jobs or commands above it';
  if (!isCapability(there)) return undefined;
  if (capabilities.indexOf(there) > capabilities.indexOf(here))
    return `${here} comes before ${there} in the order: record an event and let jobs/reactions.ts cause it`;
  return isDoor(to) ? undefined : `enter ${there} by its door, ${there}/index.ts`;
};

const fromAbove: Rule = ({ here, there, to }) =>
  above.includes(here) && isCapability(there) && !isDoor(to)
    ? `enter ${there} by its door, ${there}/index.ts (its parts of a page stand in ${there}/ui)`
    : undefined;

type Rule = (step: Step) => string | undefined;
const rules: Rule[] = [inRules, packages, inMarkup, fromBelow, fromBeside, betweenCapabilities, fromAbove];

/** What is wrong with this import, as a sentence, or nothing. Paths are relative to src, packages as written. */
export function complaint(one: Import): string | undefined {
  const isFile = /\.(ts|svelte|css|json|js)$/.test(one.to);
  const step: Step = { ...one, here: room(one.from), there: isFile ? room(one.to) : '', isFile };
  for (const rule of rules) {
    const why = rule(step);
    if (why) return why;
  }
  return undefined;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join('src', file), 'utf8');
  const found: Import[] = [];
  for (const match of text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/g,
  )) {
    const spec = match[2] ?? match[3] ?? '';
    const to = spec.startsWith('#')
      ? spec.slice(1)
      : spec.startsWith('.')
        ? normalize(join(dirname(file), spec))
        : spec;
    found.push({ from: file, to, typeOnly: Boolean(match[1]) });
  }
  return found;
}

const sources = globSync('src/**/*.{ts,svelte}').map((path) => relative('src', path));

test('every import keeps to the map of the house', () => {
  // A test stands outside the house: it may take the whole program to prove a part of it.
  const complaints = sources
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap(importsOf)
    .map((one) => ({ one, why: complaint(one) }))
    .filter(({ why }) => why)
    .map(({ one, why }) => `${one.from} imports ${one.to}: ${why}`);
  assert.deepEqual(complaints, []);
});

test('every folder of src is on the map', () => {
  const known = new Set([...capabilities, ...below, ...beside, ...above]);
  const strange = sources.filter((file) => (file.includes('/') ? !known.has(room(file)) : !rootFiles.includes(file)));
  assert.deepEqual(strange, [], 'a folder or file that is not on the map');
});

test('every capability has a door and one page that explains it', () => {
  const present = capabilities.filter((name) => sources.some((file) => room(file) === name));
  for (const name of present) {
    assert.ok(sources.includes(`${name}/index.ts`), `${name} has no door (index.ts)`);
    assert.ok(readFileSync(`src/${name}/README.md`, 'utf8').length > 200, `${name}/README.md says nothing`);
  }
});

test('the map refuses what it should refuse', () => {
  const bad: [string, string][] = [
    ['agency/rules/tree.ts', 'node:fs'],
    ['agency/acts/reorganise.ts', 'dossier/index.ts'],
    ['dossier/acts/receive.ts', 'agency/sql/agencies.ts'],
    ['kernel/time.ts', 'db/transaction.ts'],
    ['db/trail.ts', 'agency/index.ts'],
    ['procedure/ui/Fees.svelte', 'procedure/sql/versions.ts'],
    ['procedure/index.ts', 'routes/refusals.ts'],
    ['routes/thu-tuc/+page.server.ts', 'procedure/sql/search.ts'],
    ['integrations/sms/client.ts', 'notice/index.ts'],
    ['agency/sql/agencies.ts', 'pg'],
  ];
  for (const [from, to] of bad)
    assert.ok(complaint({ from, to, typeOnly: false }), `${from} → ${to} should be refused`);
});

test('source files keep to the size of the house', () => {
  const long = sources
    .filter((file) => !file.endsWith('.test.ts') && !file.startsWith('words/'))
    .map((file) => ({ file, lines: readFileSync(join('src', file), 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > 300);
  assert.deepEqual(long, []);
  const longRoutes = sources
    .filter((file) => /^routes\/.*\+(page|layout)?\.?server\.ts$/.test(file))
    .map((file) => ({ file, lines: readFileSync(join('src', file), 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > 60);
  assert.deepEqual(longRoutes, []);
});

test('no two tests share a name', () => {
  const seen = new Map<string, string>();
  for (const file of globSync('{src,tests,scripts}/**/*.test.ts')) {
    for (const [, , name = ''] of readFileSync(file, 'utf8').matchAll(/\n\s*(?:test|it)\((['"`])(.+?)\1,/g)) {
      assert.equal(seen.get(name), undefined, `"${name}" stands in ${seen.get(name)} and ${file}`);
      seen.set(name, file);
    }
  }
});
