import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { languages } from '#words/index.ts';
import type { Call } from './command.ts';
import { deadlineOptions } from './deadline.ts';
import { CalledWrongly, type CommandName, manuals, page, readArguments } from './manual.ts';

const names = Object.keys(manuals) as CommandName[];
const call = (...argv: string[]): Call => ({
  ...{ from: '/', typed: argv, argv, json: false, language: 'en', words: languages.en.cli },
});

test('every command has a manual page with every part, in both languages', () => {
  const table = /const commands[^{]*\{([\s\S]*?)\n\};/.exec(readFileSync('src/cli/main.ts', 'utf8'))?.[1] ?? '';
  const commands = [...table.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name);
  assert.deepEqual(commands.toSorted(), names.toSorted());
  for (const { cli } of Object.values(languages))
    for (const name of names) {
      const told = page(name, cli);
      for (const heading of Object.values(cli.manual.heading))
        assert.ok(told.includes(`${heading}\n`), `${name}: ${heading}`);
      assert.ok(!/undefined|\[object/.test(told), told);
    }
});

test('every option has its words and every word its option', () => {
  for (const { cli } of Object.values(languages))
    for (const name of names) {
      const told: Record<string, string> = cli.manual.pages[name].options;
      assert.deepEqual(Object.keys(told).toSorted(), Object.keys(manuals[name].options).toSorted(), name);
      for (const [option, words] of Object.entries(told)) assert.ok(words.length > 8, `${name} --${option}`);
    }
});

test('the manual’s examples are calls the command takes', () => {
  for (const name of names)
    for (const example of manuals[name].examples) {
      const [first, ...argv] = example.split(' ').filter((word) => !/^[A-Z_]+=|^--json$/.test(word));
      assert.equal(first, name);
      assert.doesNotThrow(() => readArguments(name, call(...argv)), example);
    }
});

test('a command refuses an argument its manual does not know', () => {
  assert.throws(() => readArguments('backup', call('--colour', 'x.mcb')), CalledWrongly);
  assert.throws(() => readArguments('verify', call('--lang')), /--lang needs a value/);
  for (const name of ['start', 'serve', 'worker', 'migrate'] as const)
    assert.throws(() => readArguments(name, call('now')), /does not take “now”/, name);
});

test('the commands that read their arguments in their own way know the options of their manuals', () => {
  assert.deepEqual(
    Object.keys(deadlineOptions)
      .filter((name) => !['json', 'help'].includes(name))
      .toSorted(),
    Object.keys(manuals.deadline.options).toSorted(),
  );
  for (const name of ['users', 'import'] as const)
    for (const option of Object.keys(manuals[name].options))
      assert.match(
        readFileSync(`src/cli/${name}.ts`, 'utf8'),
        new RegExp(`(--|\\b)${option}\\b`),
        `${name} --${option}`,
      );
});

test('no command takes a key or a passphrase as an argument', () => {
  for (const file of globSync('src/cli/**/*.ts'))
    assert.doesNotMatch(readFileSync(file, 'utf8'), /'(passphrase|key)'\s*:\s*text\(/, file);
});

test('help and every page of it come as text, and as JSON for programs', () => {
  const motcua = (...argv: string[]) => {
    const env = { PATH: process.env['PATH'] ?? '', MOTCUA_LANG: 'en' };
    const { status, stdout } = spawnSync(process.execPath, ['src/cli/main.ts', ...argv], { env, encoding: 'utf8' });
    assert.equal(status, 0, argv.join(' '));
    return stdout;
  };
  const all = JSON.parse(motcua('help', '--json'));
  assert.deepEqual(all.commands.map(({ name }: { name: string }) => name).toSorted(), names.toSorted());
  assert.equal(motcua('-h'), motcua('--help'));
  const told = page('deadline', languages.en.cli);
  assert.equal(motcua('deadline', '--help'), `${told}\n`);
  assert.equal(JSON.parse(motcua('deadline', '--help', '--json')).page, told);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  assert.deepEqual(JSON.parse(motcua('--version', '--json')), { ok: true, version });
});
