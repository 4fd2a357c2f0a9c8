import type { LocalDate } from '#kernel/time.ts';

export const AGENCY_KINDS = [
  'committee',
  'office',
  'department',
  'inspectorate',
  'board',
  'sub-department',
  'one-stop-centre',
  'centre',
  'police',
  'division',
] as const;
export type AgencyKind = (typeof AGENCY_KINDS)[number];
export type AgencyLevel = 'province' | 'district' | 'commune';

/** An office of the state, from a day to a day. */
export interface Agency {
  readonly code: string;
  readonly oldCode: string | null;
  readonly kind: AgencyKind;
  readonly level: AgencyLevel;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly parent: string | null;
  readonly placeLevel: 'province' | 'district' | 'commune';
  readonly placeCode: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly codeIsDemo: boolean;
  readonly basis: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

export const standsOnDay = ({ validFrom, validTo }: Pick<Agency, 'validFrom' | 'validTo'>, day: LocalDate): boolean =>
  validFrom <= day && (validTo === null || day < validTo);

export interface AgencyOfTree extends Agency {
  readonly depth: number;
  /** How many agencies stand directly below. */
  readonly parts: number;
}

/** Who came before or after an agency, seen from it. */
export interface AgencyEdge {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly day: LocalDate;
  readonly matter: string | null;
  readonly basis: string;
}

export interface Branch<A> {
  readonly agency: A;
  readonly parts: readonly Branch<A>[];
}

/** Agencies as a tree, in the order given; one whose parent is not among them stands at the top. */
export function treeOf<A extends Pick<Agency, 'code' | 'parent'>>(agencies: readonly A[]): readonly Branch<A>[] {
  const branches = new Map(agencies.map((agency) => [agency.code, { agency, parts: [] as Branch<A>[] }]));
  const roots: Branch<A>[] = [];
  for (const branch of branches.values()) {
    const above = branch.agency.parent === null ? undefined : branches.get(branch.agency.parent);
    (above?.parts ?? roots).push(branch);
  }
  return roots;
}
