import type { LocalDate } from '#kernel/time.ts';
import type { VersionLine } from './as-of.ts';
import type { Kind } from './catalogue.ts';
import type { Substitution } from './held-by-state.ts';
import type { RouteRow } from './where-to-file.ts';

/** What the catalogue knows of a procedure for its page. */
export interface Entry {
  code: string;
  printedCode: string;
  name: string;
  kind: Kind;
  fields: string[];
  issuer: string | null;
  province: string | null;
  listedAsOf: LocalDate | null;
  /** Newest first; drafts only for officers. */
  versions: VersionLine[];
  substitutions: Substitution[];
  route: RouteRow | null;
}
