import type { ReportRow } from './report-07.ts';

/** A commune of form 07b's part II. */
export interface ReportCommune {
  readonly unit: string;
  readonly vi: string;
  readonly en: string;
}

/** What part II of 07b stands on: the 07a that communes sent, and the dossiers of those that have not. */
export interface ReportSources {
  readonly sent: readonly (ReportCommune & { readonly version: number })[];
  readonly counted: readonly ReportCommune[];
}

/** A commune with its last 07a of the period, if it sent one. */
export interface CommuneReport extends ReportCommune {
  readonly version: number | null;
  readonly rows: readonly ReportRow[] | null;
}

export const sourcesOf = (communes: readonly CommuneReport[]): ReportSources => ({
  sent: communes.flatMap(({ unit, vi, en, version }) => (version === null ? [] : [{ unit, vi, en, version }])),
  counted: communes.flatMap(({ unit, vi, en, version }) => (version === null ? [{ unit, vi, en }] : [])),
});

/** Whether an agency is one of these units or a part of one. */
export const isPartOf = (units: readonly string[], agency: string): boolean =>
  units.some((unit) => agency === unit || agency.startsWith(`${unit}.`));
