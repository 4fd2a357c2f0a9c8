import { fold } from '#kernel/text.ts';
import data from '../../../data/catalogue/search-words.json' with { type: 'json' };

/** What a life event of the home page means; its words stand under `ui.lifeEvents`. */
export interface LifeEvent {
  slug: string;
  /** Procedures shown first. */
  codes: string[];
  fields: string[];
  /** Folded phrases of a name that belong to the event, and those that do not although they sound so. */
  phrases: string[];
  except: string[];
}

export const lifeEvents: readonly LifeEvent[] = data.lifeEvents;

const holds = (words: string, phrase: string) => ` ${words} `.includes(` ${phrase} `);

/** The slugs of the life events a procedure belongs to. Internal procedures are nobody's life event. */
export function lifeEventsOf(one: { code: string; kind: string; words: string; fields: readonly string[] }): string[] {
  if (one.kind === 'internal') return [];
  return lifeEvents
    .filter(
      (event) =>
        event.codes.includes(one.code) ||
        ((one.fields.some((field) => event.fields.includes(field)) ||
          event.phrases.some((phrase) => holds(one.words, fold(phrase)))) &&
          !event.except.some((phrase) => holds(one.words, fold(phrase)))),
    )
    .map(({ slug }) => slug);
}
