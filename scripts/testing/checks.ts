import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { check, collect, type Found, type Options, together } from './run.ts';

export const lint = async (options: Options): Promise<Found> => {
  const ended = await collect(['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'], options);
  return check(ended.code === 0, ended);
};

const SYNC = ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'];
// Tables that become lists on a telephone lose their roles with their display, so the roles are written out.
const IGNORED = 'a11y_no_redundant_roles:ignore';
const CHECK = [
  ...['node_modules/svelte-check/bin/svelte-check', '--fail-on-warnings', '--output', 'human'],
  ...['--compiler-warnings', IGNORED],
];

/** Types of scripts and markup, and that the checker still finds a mistake: some versions together found none. */
export async function types(options: Options): Promise<Found> {
  const sync = await collect(SYNC, options);
  if (sync.code !== 0) return check(false, sync);
  const whole = await collect([...CHECK, '--tsconfig', './tsconfig.json'], options);
  return together(check(whole.code === 0, whole), await planted(options));
}

const PLANTED = {
  'tsconfig.json': '{ "extends": "../../tsconfig.json", "include": ["./*"], "exclude": [] }',
  'script.ts': "export const planted: number = 'text';\n",
  'Markup.svelte':
    '<script lang="ts">\nlet { age }: { age: number } = $props();\n</script>\n<p>{age.toUpperCase()}</p>\n',
};

async function planted(options: Options): Promise<Found> {
  const folder = '.svelte-kit/planted';
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(PLANTED)) writeFileSync(`${folder}/${name}`, text);
  const ended = await collect([...CHECK, '--workspace', folder, '--tsconfig', 'tsconfig.json'], options);
  rmSync(folder, { recursive: true });
  return check(/found 2 errors/.test(ended.said), {
    ...ended,
    said: `a planted mistake was not found:\n${ended.said}`,
  });
}
