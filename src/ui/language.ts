import { getContext, setContext } from 'svelte';
import { type Language, languages, type Words } from '#words/index.ts';
import { hrefIn } from './href.ts';

const KEY = Symbol('language');

/** Called once, by the root layout. */
export const setLanguage = (language: Language): void => {
  setContext(KEY, language);
};

/** The language of the page being rendered; Vietnamese where no layout has said otherwise. Call while a component starts. */
export const getLanguage = (): Language => getContext<Language | undefined>(KEY) ?? 'vi';

/** The words of the page's language. Call while a component starts. */
export const getWords = (): Words => languages[getLanguage()];

/** Writes an address of this site so that it keeps the page's language. Call while a component starts. */
export const getHref = (): ((href: string) => string) => {
  const language = getLanguage();
  return (href) => hrefIn(language, href);
};
