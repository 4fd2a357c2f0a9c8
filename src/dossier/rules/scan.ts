import type { SourcePage } from '#files/assemble.ts';

/** A page scanned at the desk that is no paper yet. */
export interface ScanPage extends SourcePage {
  readonly id: string;
  /** Null: nobody has said yet which component it belongs to. */
  readonly component: string | null;
  readonly place: number;
}

/** What an officer does with a page of a scan before it is a paper. */
export type Step = 'up' | 'down' | 'turn' | 'drop';

const numbered = (pages: readonly ScanPage[]): ScanPage[] => pages.map((page, place) => ({ ...page, place }));

/** The pages after a step; one that is first of its component goes no further up. Nothing if there is no such page. */
export function arranged(pages: readonly ScanPage[], id: string, step: Step): ScanPage[] | undefined {
  const at = pages.findIndex((page) => page.id === id);
  const page = pages[at];
  if (!page) return undefined;
  if (step === 'drop') return numbered(pages.filter((one) => one !== page));
  if (step === 'turn')
    return pages.map((one) => (one === page ? { ...one, turn: ((one.turn + 90) % 360) as ScanPage['turn'] } : one));
  const mates = pages.filter(({ component }) => component === page.component);
  const other = mates[mates.indexOf(page) + (step === 'up' ? -1 : 1)];
  if (!other) return [...pages];
  return numbered(pages.map((one) => (one === page ? other : one === other ? page : one)));
}

/** Pages given to components, by their ids; what is not named stays where it is. */
export const assigned = (pages: readonly ScanPage[], to: ReadonlyMap<string, string | null>): ScanPage[] =>
  pages.map((page) => ({ ...page, component: to.has(page.id) ? (to.get(page.id) ?? null) : page.component }));

const SEPARATOR = 'motcua-ngan-cach:';

/** What the square code of a separator sheet says: from here on the pages of this component. */
export const separatorOf = (component: string): string => `${SEPARATOR}${component}`;

/** The component a separator names; nothing if that is no separator. Another procedure's says nothing of this one: null. */
export function separates(text: string | undefined, components: readonly string[]): string | null | undefined {
  if (!text?.startsWith(SEPARATOR)) return undefined;
  const component = text.slice(SEPARATOR.length);
  return components.includes(component) ? component : null;
}
