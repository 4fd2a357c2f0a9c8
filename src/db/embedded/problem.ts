/** Why the embedded server does not run. The commands say it as a sentence (src/words/<language>/cli.ts). */
export type PostgresProblemCode =
  | 'postgres-missing'
  | 'postgres-in-use'
  | 'postgres-not-yours'
  | 'postgres-path-closed'
  | 'postgres-other-version'
  | 'postgres-stuck'
  | 'postgres-failed';

export class PostgresProblem extends Error {
  readonly code: PostgresProblemCode;
  readonly facts: Record<string, string | number>;
  constructor(code: PostgresProblemCode, facts: Record<string, string | number> = {}) {
    super(`${code}: ${JSON.stringify(facts)}`);
    this.code = code;
    this.facts = facts;
  }
}
