import type { Language } from '#words/index.ts';

/** What of a page's address is needed here (SvelteKit's is read-only). */
export interface PageUrl {
  readonly pathname: string;
  readonly searchParams: Iterable<[string, string]>;
}

/** The same address in that language: other parameters and the fragment keep their place. Foreign addresses stay as they are. */
export function hrefIn(language: Language, href: string): string {
  if (language === 'vi' || !/^[/?](?!\/)/.test(href)) return href;
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(href) ?? [];
  const parameters = new URLSearchParams(query);
  parameters.set('lang', language);
  return `${path}?${parameters}${fragment}`;
}

/** This page in the other language, said outright so that a remembered language gives way to it. */
export function otherLanguageHref(language: Language, url: PageUrl): string {
  const parameters = new URLSearchParams([...url.searchParams]);
  // A failed form leaves the name of its action in the address; a link must not carry it along.
  for (const name of [...parameters.keys()]) if (name.startsWith('/')) parameters.delete(name);
  parameters.set('lang', language === 'vi' ? 'en' : 'vi');
  return `${url.pathname}?${parameters}`;
}
