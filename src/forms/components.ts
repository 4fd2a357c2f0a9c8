import type { Answers } from './answers.ts';
import { holds } from './condition.ts';
import type { Component, FormDefinition, Text } from './definition.ts';
import type { Facts } from './facts.ts';
import { filled, inBoth, wordsOf } from './say.ts';
import { walk } from './walk.ts';

/**
 * `by-form`: these answers are it. `held`: the State has it. `not-needed`: not in this case.
 * `required` and `optional`: to be handed in.
 */
export type Need = 'by-form' | 'held' | 'not-needed' | 'required' | 'optional';

export interface ComponentNeed {
  readonly component: Component;
  readonly need: Need;
  /** Why, in a sentence the citizen reads beside it. */
  readonly reason: Text;
}

type ReasonKey = keyof ReturnType<typeof wordsOf>['component'];

const reason = (key: ReasonKey, component: Component): Text =>
  inBoth((language) => {
    const words = wordsOf(language);
    const holder = component.heldBy ? words.holder[component.heldBy] : '';
    return filled(words.component[key], { only: component.only?.[language] ?? '', holder });
  });

function needOf(component: Component, seen: Answers, facts: Facts): { need: Need; key: ReasonKey } {
  const { heldBy, only, required } = component;
  if (!holds(component.when, seen, facts)) return { need: 'not-needed', key: 'notNeeded' };
  if (component.byForm) return { need: 'by-form', key: 'byForm' };
  const must = typeof required === 'boolean' ? required : holds(required, seen, facts);
  const readable = heldBy !== undefined && !facts.unreadable?.includes(heldBy);
  if (readable) return { need: 'held', key: 'held' };
  if (heldBy !== undefined) return { need: must ? 'required' : 'optional', key: 'unreadable' };
  if (must) return { need: 'required', key: only ? 'needed' : 'always' };
  return { need: 'optional', key: only ? 'optionalWhen' : 'optional' };
}

/** What to hand in with these answers, and why; also what is not needed, so that nobody brings it. */
export function componentsFor(definition: FormDefinition, answers: Answers, facts: Facts): readonly ComponentNeed[] {
  const { seen } = walk(definition, answers, facts);
  return definition.components.map((component) => {
    const { need, key } = needOf(component, seen, facts);
    return { component, need, reason: reason(key, component) };
  });
}
