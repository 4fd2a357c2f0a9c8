/**
 * Readings of QĐ 766 that its sources do not settle. One of each is chosen by SCORE_READINGS, and every board says which:
 * a conflict of the sources is never hidden in code.
 */
export const READINGS = {
  /** 3.5, 3.5b: as the operator's document has them, or as fitted to the portal's own answers (3.5b over all fee procedures). */
  payment: ['document', 'fitted'],
  /** 4.2: full from 80 % (document), or linear (what the portal's answers show). */
  digitised: ['threshold', 'linear'],
  /** The 12 points of online service: 2/4/6 for 3.1/3.2/3.3 (usual), or all for wholly online dossiers (newer sheet). */
  online: ['split', 'whole-online'],
  /** 3.2 has no threshold in any text at hand: linear, or the 80 % of its neighbours. */
  used: ['linear', 'threshold'],
  /** 1.1, 1.2: working days (operator's document) or plain days (NĐ 63/2010 Đ15). */
  publication: ['working-days', 'plain-days'],
  /** Indicators of the province only, for an agency: its maximum (operator's practice), or left out of its total. */
  provincial: ['left-out', 'maximum'],
  /** 2.2: without the time of supplements, as 2.1 has it, or from reception to result whole. */
  mean: ['worked', 'whole'],
  /** 1.4, where the national report says nothing: what was synced, and the year before only where nothing was; or the year before. */
  reported: ['synced', 'year-before'],
  /** A class only where all 100 points were scored; or by the share of what could be scored, where no source is missing. */
  classed: ['whole-index', 'share'],
} as const;

export type Reading = keyof typeof READINGS;
export type Readings = { readonly [K in Reading]: (typeof READINGS)[K][number] };

/** The first of each. */
export const USUAL_READINGS: Readings = {
  ...{ payment: 'document', digitised: 'threshold', online: 'split', used: 'linear' },
  ...{ publication: 'working-days', provincial: 'left-out', mean: 'worked' },
  ...{ reported: 'synced', classed: 'whole-index' },
};

/** `payment=fitted,digitised=linear`; what is not said is as usual. Undefined for anything else. */
export function parseReadings(text: string): Readings | undefined {
  const chosen: Record<string, string> = {};
  for (const one of text.split(',').filter(Boolean)) {
    const [name = '', value = '', ...more] = one.trim().split('=');
    if (!Object.hasOwn(READINGS, name) || more.length > 0) return undefined;
    if (!(READINGS[name as Reading] as readonly string[]).includes(value)) return undefined;
    chosen[name] = value;
  }
  return { ...USUAL_READINGS, ...chosen };
}
