export { lintScenario, type Scenario, scenarioOf, scenarioShape } from './rules/scenario.ts';
export { readWhatIf, type WhatIf, withWhatIf } from './rules/what-if.ts';
export { digestOfTrail } from './run/digest.ts';
export { COUNTS, type CountName, type Figures, figuresOf } from './run/figures.ts';
export { runSimulation, type Simulated } from './run/simulation.ts';
