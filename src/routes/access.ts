import { type Access, mayEnter, type Viewer } from '#identity/index.ts';

/**
 * Every page and endpoint, whole, so that one which says nothing of who may enter is seen and not guessed.
 * Routes must not import this file: it imports them. They ask `locals.mayOpen`.
 */
const files = import.meta.glob<{ _access?: Access }>('./**/+{page.server,server}.ts', { eager: true });

/** What each route (by its id) says, page and endpoint. */
const stated = new Map<string, (Access | undefined)[]>();
for (const [file, { _access }] of Object.entries(files)) {
  const id = file.replace(/^\.|\/\+[a-z.]+$/g, '') || '/';
  stated.set(id, [...(stated.get(id) ?? []), _access]);
}

/**
 * Whether this viewer may enter a route (by its id). Where a page and an endpoint share a route, both must agree.
 * Throws if the route does not say: a mistake of ours that nobody may profit from.
 */
export function doorOf(route: string, viewer: Viewer): 'yes' | 'sign-in' | 'no' {
  const answers = (stated.get(route) ?? [undefined]).map((access) => {
    if (!access) throw new Error(`${route} does not state who may enter: export const _access`);
    return mayEnter(access, viewer);
  });
  return answers.find((answer) => answer === 'no') ?? answers.find((answer) => answer === 'sign-in') ?? 'yes';
}
