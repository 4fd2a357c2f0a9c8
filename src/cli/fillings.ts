import { seedDemo } from '#demo/index.ts';
import type { Words } from '#words/index.ts';
import type { App } from '../app.ts';
import type { Settings } from '../env.server.ts';
import { importAll } from './import.ts';

export interface Filling {
  label: keyof Words['cli']['step'];
  /** Each may find its work done, wholly or in part, and then does only the rest. */
  fill(app: App): Promise<unknown>;
}

/** What stands between an empty database and a province that can be tried, in order. */
export const fillings = ({ demo }: Settings): Filling[] => [
  { label: 'reference', fill: importAll },
  ...(demo ? [{ label: 'demo' as const, fill: seedDemo }] : []),
];
