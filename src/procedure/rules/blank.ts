import { CHANNELS, type ProcedureContent } from './content.ts';

/** What is known of a procedure before anything of it is written. */
export interface Beginning {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly isInternal: boolean;
  readonly ministry: string | null;
  /** The province whose own procedure it is (`Quảng Ngãi`); null: a ministry's. */
  readonly province: string | null;
}

/** Codes as the national database gives them (1.003650); anything else is an agency's own for an internal procedure. */
export const NATIONAL_CODE = /^\d\.\d{6}$/;

/** A procedure with nothing said yet but its name, as of a day. */
export const blankContent = (begin: Beginning, asOf: string): ProcedureContent => ({
  schemaVersion: 1,
  code: NATIONAL_CODE.test(begin.code) ? begin.code : null,
  internalId: NATIONAL_CODE.test(begin.code) ? null : begin.code,
  nationalCode: NATIONAL_CODE.test(begin.code) ? begin.code : null,
  ...{ legacyCodes: [], relatedCodes: [], name: begin.name, shortName: begin.name },
  kind: begin.isInternal ? 'INTERNAL' : 'PUBLIC',
  ...{ field: begin.field, ministry: begin.ministry, province: begin.province, level: [] },
  agency: { executing: [], deciding: [], coordinating: [], receiving: [], note: null },
  ...{ target: [], serviceLevel: null, serviceLevelNote: null },
  channels: CHANNELS.map((type) => ({ type, timeLimit: null })),
  ...{ steps: [], components: [], dataSubstitution: [], sets: 1, setsNote: null, timeLimit: null, fees: [] },
  ...{ results: [], legalBasis: [], requirements: [], formFields: [], formSource: null, internalProcess: null },
  ...{ source: [], confidence: 'high', asOf, notes: [] },
});

/** The same parts under another code and name: for a procedure like one there is. What belongs to that code stays with it. */
export const contentLike = (like: ProcedureContent, begin: Beginning, asOf: string): ProcedureContent => {
  const { code, internalId, nationalCode, legacyCodes, relatedCodes, name, shortName } = blankContent(begin, asOf);
  const { kind, ministry, province, source, notes } = blankContent(begin, asOf);
  return {
    ...like,
    ...{ code, internalId, nationalCode, legacyCodes, relatedCodes, name, shortName, kind, ministry, province },
    ...{ field: begin.field || like.field, source, notes, asOf, confidence: 'high' },
  };
};
