import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type ScenarioFile, scenarioShape } from './rules/scenario.ts';

let known: readonly ScenarioFile[] | undefined;

/** The scenarios that come with the program, by name; read once. */
export function scenarioFiles(): readonly ScenarioFile[] {
  known ??= globSync('data/scenarios/*.json')
    .sort((a, b) => (basename(a) < basename(b) ? -1 : 1))
    .map((path) => scenarioShape(JSON.parse(readFileSync(path, 'utf8')), ''));
  return known;
}
