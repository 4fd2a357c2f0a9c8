import { agencyMeant } from '#agency/index.ts';
import type { ClientWish } from '#identity/index.ts';
import type { Refused } from '#kernel/outcome.ts';
import { isUuid } from '#kernel/text.ts';
import { dateAt } from '#kernel/time.ts';
import { readDate } from '#ui/fields.ts';
import { languages } from '#words/index.ts';
import { text } from '../../../forms.ts';

/** A form begins with room for two roles and can be given more. */
const FIRST_ROOMS = 2;
export const MOST_ROOMS = 50;

export const roomsOf = (form: FormData): number =>
  Math.min(Math.max(Number.parseInt(text(form, 'so-vai-tro'), 10) || FIRST_ROOMS, FIRST_ROOMS), MOST_ROOMS);

type Wrong = { readonly wrong: { readonly id: string; readonly why: string | Refused } };
const wrong = (id: string, why: string | Refused): Wrong => ({ wrong: { id, why } });

/** What a form says of a machine that is to be made known, its units by their identifiers; or what to mend first. */
export async function readClient(locals: App.Locals, form: FormData): Promise<{ wish: ClientWish } | Wrong> {
  const { clients: words } = languages[locals.language].api;
  const name = text(form, 'ten');
  if (!name) return wrong('ten', words.nameMissing);
  const scopes = form.getAll('pham-vi').map(String);
  if (scopes.length === 0) return wrong('pham-vi', words.scopesMissing);
  const posts = await readPosts(locals, form);
  if ('wrong' in posts) return posts;
  const { date: until, parts } = readDate(form, 'den');
  if (!until && Object.values(parts).some((part) => part !== '')) return wrong('den', words.dayWrong);
  const id = text(form, 'ma');
  return { wish: { id: isUuid(id) ? id : undefined, name, scopes, posts: posts.posts, until } };
}

async function readPosts(
  { app, language }: App.Locals,
  form: FormData,
): Promise<{ posts: ClientWish['posts'] } | Wrong> {
  const { api, identity } = languages[language];
  const posts: { unit: string; role: string }[] = [];
  for (let at = 0; at < roomsOf(form); at += 1) {
    const [role, unit] = [text(form, `vai-tro-${at}`), text(form, `don-vi-${at}`)];
    if (!role && !unit) continue;
    if (!role) return wrong(`vai-tro-${at}`, api.clients.roleMissing(unit));
    if (!unit) return wrong(`don-vi-${at}`, api.clients.unitMissing(identity.roles[role as 'handler'] ?? role));
    const meant = await agencyMeant(app.read, app.realm, unit, dateAt(app.clock.now()));
    if (!meant.ok) return wrong(`don-vi-${at}`, meant);
    posts.push({ role, unit: meant.value });
  }
  return { posts };
}

/** The field a refusal belongs to. */
export function wrongOf(why: Refused, { posts }: ClientWish): string {
  if (why.code === 'scope-unknown') return 'pham-vi';
  if (why.code === 'client-days-wrong') return 'den';
  const at = posts.findIndex(({ role, unit }) => role === why.facts['role'] || unit === why.facts['unit']);
  if (why.code === 'role-unknown') return `vai-tro-${at}`;
  return why.code === 'unit-unknown' ? `don-vi-${at}` : 'ten';
}
