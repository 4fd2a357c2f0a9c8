import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadValue } from '#kernel/check.ts';
import type { LocalDate } from '#kernel/time.ts';
import { lintScenario, type Scenario, scenarioOf, scenarioShape } from '#simulation/index.ts';
import { type Call, CommandRefused } from './command.ts';

/** A scenario by its name in data/scenarios, or by the path of a file. */
export function readScenario(named: string, until: LocalDate, scale: number, { from, words }: Call): Scenario {
  const path = /^[a-z0-9-]+$/.test(named) ? `data/scenarios/${named}.json` : join(from, named);
  try {
    const file = scenarioShape(JSON.parse(readFileSync(path, 'utf8')), '');
    const wrong = lintScenario(file);
    if (wrong.length > 0) throw new CommandRefused(words.simulation.scenarioWrong(path, wrong.join('; ')));
    return scenarioOf(file, until, scale);
  } catch (error) {
    if (error instanceof BadValue) throw new CommandRefused(words.simulation.scenarioWrong(path, error.message));
    if (error instanceof SyntaxError) throw new CommandRefused(words.simulation.scenarioWrong(path, error.message));
    if ((error as { code?: string }).code === 'ENOENT') throw new CommandRefused(words.simulation.noScenario(named));
    throw error;
  }
}
