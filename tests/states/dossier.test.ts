import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { ACTS, type ActName, lead, nationalStatus, STATES, type State } from '#dossier/index.ts';

/** The edges of docs/states/dossier.md: from a state by an act to a state. */
function drawn(): Map<string, State> {
  const edges = new Map<string, State>();
  const text = readFileSync('docs/states/dossier.md', 'utf8');
  for (const [, from = '', to = '', acts = ''] of text.matchAll(/^\s+(\w+) --> (\w+): (.+)$/gm))
    for (const act of acts.split(', ')) edges.set(`${state(from)} ${act}`, state(to) as State);
  return edges;
}

const state = (name: string) => name.replaceAll('_', '-');
const drawing = drawn();

test('every state with every act does what the drawing says, and nothing else', () => {
  for (const from of STATES)
    for (const act of ACTS) {
      const found = lead(act, from);
      const told = drawing.get(`${from} ${act}`);
      assert.equal(found.ok ? found.value : undefined, told, `${act} from ${from}`);
    }
});

test('every edge of the drawing is an act and a state of the program', () => {
  for (const [edge, to] of drawing) {
    const [from = '', act = ''] = edge.split(' ');
    assert.ok(STATES.includes(from as State), edge);
    assert.ok(ACTS.includes(act as ActName), edge);
    assert.ok(STATES.includes(to), edge);
  }
});

test('a random walk over lawful and unlawful acts never leaves the drawing', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ACTS), { maxLength: 60 }), (acts) => {
      let at: State = 'submitted';
      for (const act of acts) {
        const next = lead(act, at);
        assert.equal(next.ok, drawing.has(`${at} ${act}`));
        if (next.ok) at = next.value;
      }
    }),
    { numRuns: 500 },
  );
});

test('every state can be reached and every open state can end', () => {
  const ends = new Set<State>(['refused', 'withdrawn', 'returned', 'stopped', 'closed']);
  const onward = (from: State) => [...drawing].filter(([edge]) => edge.startsWith(`${from} `)).map(([, to]) => to);
  const from = (start: State[]): Set<State> => {
    const seen = new Set(start);
    for (const one of seen) for (const to of onward(one)) seen.add(to);
    return seen;
  };
  assert.deepEqual([...from(['submitted'])].sort(), [...STATES].sort());
  for (const one of STATES)
    assert.ok(
      [...from([one])].some((to) => ends.has(to)),
      `${one} is a dead end`,
    );
});

test('every state has a national status', () => {
  for (const one of STATES) assert.ok(nationalStatus(one) >= 1 && nationalStatus(one) <= 10);
});
