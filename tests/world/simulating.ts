import { readFileSync } from 'node:fs';
import { instantOf, localDate } from '#kernel/time.ts';
import { type Scenario, scenarioOf, scenarioShape } from '#simulation/index.ts';

export const scenarioNamed = (name: string, scale: number): Scenario =>
  scenarioOf(
    scenarioShape(JSON.parse(readFileSync(`data/scenarios/${name}.json`, 'utf8')), ''),
    localDate('2026-11-20'),
    scale,
  );

/** Two weeks of an April with everything happening more often, so that a few dozen dossiers meet it all. */
export function eventful(total: number): Scenario {
  const scenario = scenarioNamed('nam-dinh-six-bottlenecks', 1);
  const shares = { ...scenario.shares, consulted: 0.2, visited: 0.2, noted: 0.2, refused: 0.1, withdrawn: 0.1 };
  return {
    ...scenario,
    period: { from: localDate('2026-04-06'), days: 14 },
    arrivals: { ...scenario.arrivals, total, online: Math.round(total / 2), post: 2 },
    shares: { ...shares, stopped: 0.08, extended: 0.9, corrected: 0.2, contested: 0.3, unanswered: 0.1 },
  };
}

export const EVENTFUL_UNTIL = instantOf(localDate('2026-05-02'));
