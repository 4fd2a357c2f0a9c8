import type { StatementName } from './statement.ts';

/** How an act ended: kept, kept nothing because it was only rehearsed, refused with a code, or broke. */
export type ActEnd = 'done' | 'rehearsed' | 'refused' | 'failed';

/** Who counts what the program does. Told after each act and statement; must not throw. */
export interface Watch {
  /** `code`: of the refusal. */
  act(name: string, end: ActEnd, code: string | undefined, ms: number): void;
  /** The name is made only when it is asked for. */
  statement(name: () => StatementName, ms: number): void;
}
