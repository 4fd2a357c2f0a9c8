import type { CaseLetter } from './letter.ts';
import { headOf } from './wording.ts';

export interface Answer {
  readonly label: string;
  readonly value: string;
}

/**
 * Bản khai: what the applicant answered and sent, as one paper. No statutory form: it stands in for a procedure's own
 * form until that form is data too. The files are told by count and hash, so that the receipt can be checked.
 */
export interface Declaration extends CaseLetter {
  readonly title: string;
  readonly sections: readonly { readonly title: string; readonly answers: readonly Answer[] }[];
  readonly files: readonly { readonly paper: string; readonly name: string; readonly sha256: string }[];
  readonly commitment: string;
}

export const declarationView = (declaration: Declaration) => ({
  head: headOf(declaration.head),
  desk: declaration.desk,
  code: declaration.dossier.code,
  applicant: { name: declaration.dossier.applicant.name },
  procedure: declaration.dossier.procedure,
  title: declaration.title,
  sections: declaration.sections,
  files: declaration.files.map(({ sha256, ...file }) => ({ ...file, sha256: sha256.replace(/(.{32})/, '$1\n') })),
  commitment: declaration.commitment,
});
