import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

/** Documentation that can be wrong is compared with what it speaks of. */

const read = (path: string): string => readFileSync(path, 'utf8');
const pages = globSync(['*.md', 'docs/**/*.md', 'src/**/*.md', 'data/**/*.md']).sort();
const readme = read('README.md');

/** The text without fenced blocks: what stands in a drawing or an example names nothing. */
const prose = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '');
const inCode = (text: string): string[] => [...prose(text).matchAll(/`([^`\n]+)`/g)].map(([, one = '']) => one);
/** The cells of every row of every table below a heading of it, headings and rulers left out. */
const rowsOf = (text: string): string[][] =>
  text.split('\n').flatMap((line, at, lines) => {
    if (!line.startsWith('|') || /^\|[\s:|-]+\|$/.test(line) || /^\|[\s:|-]+\|$/.test(lines[at + 1] ?? '')) return [];
    const cells = line.slice(1, line.lastIndexOf('|')).split(/(?<!\\)\|/);
    return [cells.map((cell) => cell.trim())];
  });
const section = (text: string, title: string): string =>
  text.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? '';
/** As GitHub makes them. */
const anchorsOf = (text: string): string[] =>
  [...prose(text).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );

test('the README is one page that begins with the two commands', () => {
  const lines = readme.trimEnd().split('\n');
  assert.ok(lines.length <= 80, `${lines.length} lines`);
  const opening = lines.slice(1, 5).join('\n');
  assert.match(opening, /^ {4}npm start\b[^\n]*\n {4}npm test\b/m);
});

test('the README gives a reason for every runtime dependency, and for none that is gone', () => {
  const { dependencies, optionalDependencies } = JSON.parse(read('package.json'));
  const rows = rowsOf(section(readme, 'What it stands on'));
  const named = rows.flatMap(([names = '']) => inCode(names));
  assert.deepEqual(named.toSorted(), [...Object.keys(dependencies), ...Object.keys(optionalDependencies)].toSorted());
  for (const [names, why = ''] of rows) assert.ok(why.length > 10, `${names}: why?`);
});

test('every command that a page names is a command, and the README names all', () => {
  const table = /const commands[^{]*\{([\s\S]*?)\n\};/.exec(read('src/cli/main.ts'))?.[1] ?? '';
  const commands = [...table.matchAll(/^ {2}(\w+):/gm)].map(([, name = '']) => name);
  assert.ok(commands.length > 5);
  const namedBy = (text: string) =>
    inCode(text).flatMap((code) => [...code.matchAll(/(?:^|\/| )motcua ([a-z-]+)/g)].map(([, name = '']) => name));
  const strange = pages.flatMap((page) =>
    namedBy(read(page))
      .filter((name) => !commands.includes(name))
      .map((name) => `${page}: motcua ${name}`),
  );
  assert.deepEqual(strange, []);
  assert.deepEqual([...new Set(namedBy(readme))].toSorted(), commands.toSorted());
});

test('every relative link of a page leads somewhere, and to a heading that is there', () => {
  const broken = pages.flatMap((page) =>
    [...prose(read(page)).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
      if (/^[a-z]+:/.test(link)) return [];
      const [path = '', anchor] = link.split('#');
      const target = path ? join(dirname(page), path) : page;
      const good = existsSync(target) && (anchor === undefined || anchorsOf(read(target)).includes(anchor));
      return good ? [] : [`${page}: ${link}`];
    }),
  );
  assert.deepEqual(broken, []);
});

/** Paths that stand for a kind of file. */
const PATTERN = /NNNN|[<>*…]/;

test('every file of ours that a page names is there', () => {
  const missing = pages.flatMap((page) =>
    inCode(read(page))
      .filter(
        (name) => /^(src|docs|tests|data|migrations|scripts|bench|static)\/\S*$/.test(name) && !PATTERN.test(name),
      )
      .filter((name) => !existsSync(name))
      .map((name) => `${page}: ${name}`),
  );
  assert.deepEqual(missing, []);
});

test('a page refers to no page that is not here', () => {
  const missing = pages.flatMap((page) =>
    [...prose(read(page)).matchAll(/[\w./-]*\w\.md\b/g)]
      .map(([name]) => name)
      .filter((name) => ![name, join(dirname(page), name)].some((path) => existsSync(path)))
      .map((name) => `${page}: ${name}`),
  );
  assert.deepEqual(missing, []);
});

test('every path of CODEOWNERS is there', () => {
  const paths = read('CODEOWNERS').match(/^\/\S+/gm) ?? [];
  assert.ok(paths.length > 0);
  for (const path of paths) assert.ok(existsSync(`.${path}`), path);
});

test('docs/operations/settings.md lists the settings the program reads, each with default and meaning', () => {
  const source = [...read('src/env.server.ts').matchAll(/\btake\(\s*'([A-Z_]+)'/g)].map(([, name = '']) => name);
  assert.ok(source.length > 10);
  const rows = rowsOf(read('docs/operations/settings.md'));
  assert.deepEqual(rows.map(([name = '']) => inCode(name)[0]).toSorted(), [...new Set(source)].toSorted());
  for (const [name, standard = '', meaning = ''] of rows)
    assert.ok(standard && meaning.length > 5, `${name} says too little`);
});

test('a capability and every other folder with a README says more than its name in it', () => {
  const capabilities = globSync('src/*/rules').map((path) => join(dirname(path), 'README.md'));
  for (const page of new Set([...capabilities, ...pages.filter((path) => path.endsWith('README.md'))]))
    assert.ok(existsSync(page) && read(page).length > 200, `${page} says nothing`);
});

test('decisions are numbered without gap or repetition, and the index lists each by its title', () => {
  const files = globSync('docs/decisions/0*.md').sort();
  const index = read('docs/decisions/README.md');
  for (const [at, file] of files.entries()) {
    const name = file.slice('docs/decisions/'.length);
    assert.equal(Number(name.slice(0, 4)), at + 1, `${file}: number ${at + 1} is next`);
    const title = /^# (\d+)\. (.+)$/m.exec(read(file));
    assert.equal(Number(title?.[1]), at + 1, `${file} has another number in its title`);
    assert.ok(
      index.includes(`| ${at + 1} | [${title?.[2]}](${name}) |`),
      `docs/decisions/README.md does not list ${name}`,
    );
  }
});

test('the glossary is sorted by the Vietnamese term, has each once, and every row is whole', () => {
  const rows = rowsOf(read('docs/glossary.md'));
  assert.ok(rows.length > 100);
  for (const row of rows) assert.ok(row.length === 3 && row.every((cell) => cell !== ''), row.join(' | '));
  const terms = rows.map(([term = '']) => term.toLowerCase());
  assert.deepEqual(terms, terms.toSorted(new Intl.Collator('vi').compare));
  assert.equal(new Set(terms).size, terms.length);
});
