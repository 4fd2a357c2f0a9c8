/** What citizens are asked to rate (NĐ 118/2025 Đ33), by the names `motcua import facts` knows them by. */
export const RATED_ASPECTS = [
  'thoi-gian',
  'so-co-quan',
  'so-lan',
  'thong-tin',
  'thai-do',
  'chi-phi',
  'giai-thich',
  'truc-tuyen',
] as const;
export type RatedAspect = (typeof RATED_ASPECTS)[number];

/** `thoi-gian:hai-long thai-do:khong-hai-long`: aspects a slip answers, each once at most, and whether the person was content. */
export const RATING = new RegExp(
  `^(?:(?:${RATED_ASPECTS.join('|')}):(?:khong-)?hai-long)(?: (?:${RATED_ASPECTS.join('|')}):(?:khong-)?hai-long)*$`,
);

export interface Ratings {
  /** Dossiers that were rated. */
  readonly rated: number;
  /** Dossiers that ended and could have been. */
  readonly of: number;
  /**
   * By aspect, how many were content of how many who said; null, of all or of an aspect: too few slips, who rated could be guessed
   * (Đ29.3).
   */
  readonly aspects:
    | readonly { readonly aspect: RatedAspect; readonly content: number | null; readonly of: number }[]
    | null;
}

/** Counts slips, one a dossier. Fewer than `fewest` are never broken down. */
export function ratingsOf(values: readonly string[], of: number, fewest: number): Ratings {
  if (values.length < fewest) return { rated: values.length, of, aspects: null };
  const said = values.flatMap((value) => [
    ...new Map(value.split(' ').map((one) => one.split(':') as [string, string])),
  ]);
  const aspects = RATED_ASPECTS.map((aspect) => {
    const verdicts = said.filter(([name]) => name === aspect).map(([, verdict]) => verdict);
    const content = verdicts.filter((one) => one === 'hai-long').length;
    return { aspect, content: verdicts.length < fewest ? null : content, of: verdicts.length };
  });
  return { rated: values.length, of, aspects };
}
