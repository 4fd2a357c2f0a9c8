/**
 * SQL, beside a row of `score_pattern`: where among the moments of its dossiers that of a set stands (`score_dossier.moments`); null
 * if the pattern does not have that set until a moment. `mark`: SQL of the set's name.
 */
export const nthMoment = (mark: string): string =>
  `array_position(array(select s from unnest(sides) with ordinality as u (s, n) where s like '%|until' order by n), ${mark} || '|until')`;
