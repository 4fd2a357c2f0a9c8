import type { LocalDate } from '#kernel/time.ts';
import type { Kind } from './catalogue.ts';
import type { Level, ServiceLevel } from './content.ts';

/** A procedure as a list shows it. */
export interface Listed {
  code: string;
  printedCode: string;
  name: string;
  kind: Kind;
  fields: string[];
  issuer: string | null;
  province: string | null;
  /** Null where the catalogue has only the name. */
  shortName: string | null;
  levels: Level[] | null;
  subjects: string[] | null;
  serviceLevel: ServiceLevel | null;
  detailed: boolean;
}

export type FacetName = 'field' | 'level' | 'issuer' | 'subject' | 'service';

export interface Found {
  /** Exact. */
  total: number;
  /** The day of the newest national catalogue; null before the first import. */
  asOf: LocalDate | null;
  items: Listed[];
  /** Counts under all other filters. Service `null`: the catalogue has no details of it. */
  facets: { facet: FacetName; value: string | null; count: number }[];
}
