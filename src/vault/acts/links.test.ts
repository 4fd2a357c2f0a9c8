import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { formsIn } from '#forms/files.ts';

const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const { links, terms } = json('data/paper-links/paper-links.json') as {
  links: { procedure: string; role: 'component' | 'result'; part: string; type: string }[];
  terms: { type: string }[];
};
const types = new Set(
  json('data/document-types/document-types.json').commonTypes.map(({ code }: { code: string }) => code),
);

test('every link of the reference data names a published component or result and a known type', () => {
  for (const { procedure, role, part, type } of links) {
    const content = json(`data/procedures/${procedure}.json`);
    const parts = (role === 'component' ? content.components : content.results) as { name: string }[];
    assert.ok(
      parts.some(({ name }) => name === part),
      `${procedure}: ${role} ${part}`,
    );
    assert.ok(types.has(type), `${procedure}: ${type}`);
  }
  for (const { type } of terms) assert.ok(types.has(type), type);
});

test('a type that a form says of its component is the one the links say', () => {
  for (const [code, { components }] of formsIn('data/forms'))
    for (const { name, type } of components)
      if (type)
        assert.equal(links.find((one) => one.procedure === code && one.part === name)?.type, type, `${code}: ${name}`);
});

test('what one procedure issues another takes: at least the boat’s certificate goes from 1.003650 to 1.003681', () => {
  const issued = links.filter(({ role }) => role === 'result');
  const taken = links.filter(({ role, type }) => role === 'component' && issued.some((one) => one.type === type));
  assert.ok(taken.some(({ procedure, type }) => procedure === '1.003681' && type === 'GCN_DK_TAU_CA'));
  assert.ok(issued.some(({ procedure, type }) => procedure === '1.003650' && type === 'GCN_DK_TAU_CA'));
});
