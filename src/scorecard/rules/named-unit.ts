/** An agency with its names. */
export interface NamedUnit {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}
