import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file of src/routes that answers requests, with what it says of who may enter, as it is written. */
export interface RouteFile {
  readonly file: string;
  /** SvelteKit's id of the route: `/thu-tuc/[code]`. */
  readonly id: string;
  readonly access: 'public' | 'signed-in' | 'citizen' | 'officer' | readonly string[] | undefined;
}

const STATED =
  /^export const _access(?:: Access)? = ('public'|'signed-in'|'citizen'|'officer'|\[[^\]]*\])(?: as const)?(?: satisfies Access)?;$/m;

function accessIn(text: string): RouteFile['access'] {
  const stated = STATED.exec(text)?.[1];
  return stated === undefined ? undefined : JSON.parse(stated.replaceAll("'", '"').replace(/,\s*\]/, ']'));
}

/** Every page and endpoint. A page without a server file is listed by its markup: it says nothing. */
export function routeFiles(): RouteFile[] {
  const servers = globSync('src/routes/**/+{page.server,server}.ts');
  const folders = new Set(servers.filter((file) => file.endsWith('+page.server.ts')).map((file) => dirname(file)));
  const silent = globSync('src/routes/**/+page{.svelte,.ts}').filter((file) => !folders.has(dirname(file)));
  return [...servers, ...silent].sort().map((file) => ({
    file,
    id: dirname(file).replace(/^src\/routes/, '') || '/',
    access: accessIn(readFileSync(file, 'utf8')),
  }));
}

/** An address of a route, its parameters filled with something that looks right and is not there. */
export const addressOf = (id: string): string =>
  id
    .replace(/\/\([^)]+\)/g, '')
    .replace(/\/\[\[[^\]]+\]\]/g, '')
    .replace(/\[(\.\.\.)?[^\]]+\]/g, 'khong-co') || '/';
