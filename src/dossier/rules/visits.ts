interface Stay {
  readonly step: string;
  readonly outcome: string | null;
}

/**
 * The visit from whose beginning the limit of the last one runs. What only moved, to a successor or back by undoing, goes on under
 * the limit that the visit before it to the same step had.
 */
export function limitBeganWith<V extends Stay>(visits: readonly V[]): V | undefined {
  const last = visits.at(-1);
  if (last === undefined || visits.at(-2)?.outcome !== 'moved') return last;
  const same = visits.slice(0, -1).findLastIndex(({ step }) => step === last.step);
  return same < 0 ? last : limitBeganWith(visits.slice(0, same + 1));
}
