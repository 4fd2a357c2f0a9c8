import type { TableName } from './written.ts';

/** The box of one column of one row; the server reads it by this name. */
export const boxName = (table: TableName, row: number, column: string): string => `${table}-${row}-${column}`;
/** The box that says how many rows of a table the form has. */
export const countName = (table: TableName): string => `so-${table}`;
