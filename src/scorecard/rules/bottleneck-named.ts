import type { Detector, Found } from './bottleneck-detectors.ts';
import type { Known } from './figures.ts';
import { setsOf } from './figures.ts';
import type { Judgement } from './publications.ts';
import type { Readings } from './variants.ts';

/** The six bottlenecks that Nam Định's report found in the national index, in its order. */
export const SIX = [
  'late-publication',
  'catalogues-differ',
  'overdue',
  'fee-unpayable',
  'not-digitised',
  'originals-asked',
] as const;
/** What makes a process slow besides. */
export const SLOW = ['rework', 'hand-overs', 'late-start'] as const satisfies readonly Detector[];
export type BottleneckName = (typeof SIX)[number] | (typeof SLOW)[number];

/** One bottleneck: of how many it could be, which it is. `no-source`: nobody tells its facts yet; `not-here`: the province's alone. */
export interface Bottleneck {
  readonly name: BottleneckName;
  readonly member: 'procedure' | 'dossier';
  readonly standing: 'looked' | 'no-source' | 'not-here';
  readonly of: number;
  /** Every one of them, by code. */
  readonly codes: readonly string[];
}

export interface NamedQuestion {
  readonly isProvince: boolean;
  readonly known: Known;
  readonly readings: Readings;
  /** Procedures that both the province and the nation publish, and whether the two agree. */
  readonly catalogues: Judgement;
  readonly found: readonly Found[];
}

/** Every bottleneck with its list: those of the catalogue from what indicators count, those of dossiers from their lives. */
export function bottlenecks(q: NamedQuestion): { six: Bottleneck[]; slow: Bottleneck[] } {
  return { six: SIX.map((name) => bottleneck(q, name)), slow: SLOW.map((name) => ofDossiers(q, name)) };
}

function bottleneck(q: NamedQuestion, name: (typeof SIX)[number]): Bottleneck {
  if (name !== 'late-publication' && name !== 'catalogues-differ' && name !== 'fee-unpayable')
    return ofDossiers(q, name);
  const { standing, set } = ofCatalogue(q, name);
  const isLooked = standing === 'looked';
  return {
    ...{ name, member: 'procedure' as const, standing },
    of: isLooked ? set.won.length + set.lost.length : 0,
    codes: isLooked ? [...set.lost].sort() : [],
  };
}

function ofCatalogue({ isProvince, known, readings, catalogues }: NamedQuestion, name: (typeof SIX)[number]) {
  const { sources } = known;
  const sets = setsOf(known, readings);
  const told = (is: boolean): Bottleneck['standing'] => (!isProvince ? 'not-here' : is ? 'looked' : 'no-source');
  if (name === 'late-publication')
    return { standing: told(sources.has('publications')), set: together(sets['1.1'], sets['1.2']) };
  if (name === 'fee-unpayable') return { standing: told(sources.has('payments')), set: sets['3.5'] };
  return { standing: told(catalogues.won.length + catalogues.lost.length > 0), set: catalogues };
}

/** Late in either is late, and a procedure stands once. */
function together(a: Judgement, b: Judgement): Judgement {
  const lost = new Set([...a.lost, ...b.lost]);
  return { lost: [...lost], won: [...new Set([...a.won, ...b.won])].filter((code) => !lost.has(code)) };
}

function ofDossiers({ found }: NamedQuestion, name: Detector): Bottleneck {
  const { of, codes } = found.find(({ detector }) => detector === name) ?? { of: 0, codes: [] };
  return { name, member: 'dossier', standing: 'looked', of, codes };
}
