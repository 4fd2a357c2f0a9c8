/** Why a backup is not made or not restored. Commands say it as a sentence (src/words/<language>/cli.ts). */
export type BackupProblemCode =
  | 'exists'
  | 'target-used'
  | 'files-used'
  | 'newer'
  | 'key-unreadable'
  | 'key-exists'
  | 'passphrase-short'
  | 'not-archived'
  | 'base-wants'
  | 'no-base';

export class BackupProblem extends Error {
  readonly code: BackupProblemCode;
  readonly subject: string;
  constructor(code: BackupProblemCode, subject = '') {
    super(`${code}: ${subject}`);
    this.name = 'BackupProblem';
    this.code = code;
    this.subject = subject;
  }
}
