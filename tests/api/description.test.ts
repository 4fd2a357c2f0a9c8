import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { clientSource, FILE } from '../../scripts/generate-client.ts';
import { openApi } from '../../src/api/document.ts';
import { routes } from '../../src/api/routes.ts';

const document = openApi('https://motcua.quangngai.gov.vn');

async function complaints(of: Record<string, unknown>): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended-strict'] });
  const found = await lintFromString({ source: JSON.stringify(of), absoluteRef: 'openapi.json', config });
  return found.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer ?? ''}: ${message}`);
}

test('the description of the API is a good OpenAPI 3.1 document', async () => {
  assert.deepEqual(await complaints(document), []);
  const broken = structuredClone(document) as { paths: Record<string, Record<string, Record<string, unknown>>> };
  const [first] = Object.values(broken.paths);
  for (const operation of Object.values(first ?? {})) operation['operationId'] = 'readDossier';
  assert.ok((await complaints(broken)).length > 0, 'the linter finds what is wrong');
});

test('the description has every operation, each once', () => {
  const paths = Object.values(document['paths'] as Record<string, Record<string, { operationId: string }>>);
  const ids = paths.flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));
  assert.deepEqual(ids.toSorted(), routes.map(({ id }) => id).toSorted());
});

test('the typed client is made from the description as it is now', () => {
  const stale = `${FILE} is stale: node scripts/generate-client.ts`;
  assert.equal(readFileSync(FILE, 'utf8'), clientSource(), stale);
});
