/** A unit whose own report goes into one of the province's. */
interface NamedReporter {
  readonly unit: string;
  readonly vi: string;
  readonly en: string;
}

/** What a form of the province that adds up others stands on: the reports that units sent, and the units that have not. */
export interface ReportSources {
  readonly sent: readonly (NamedReporter & { readonly version: number })[];
  /** Of these, 07b counts the dossiers and 06b the petitions themselves; nobody tells 08c of their centres. */
  readonly counted: readonly NamedReporter[];
}

/** A unit with its last report of the period, if it sent one. */
export interface ReportBelow<Row> extends NamedReporter {
  readonly version: number | null;
  readonly rows: readonly Row[] | null;
}

export const sourcesOf = (below: readonly ReportBelow<unknown>[]): ReportSources => ({
  sent: below.flatMap(({ unit, vi, en, version }) => (version === null ? [] : [{ unit, vi, en, version }])),
  counted: below.flatMap(({ unit, vi, en, version }) => (version === null ? [{ unit, vi, en }] : [])),
});

/** Whether an agency is one of these units or a part of one. */
export const isPartOf = (units: readonly string[], agency: string): boolean =>
  units.some((unit) => agency === unit || agency.startsWith(`${unit}.`));
