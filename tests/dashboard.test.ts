import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openMetrics } from '../src/metrics.ts';

interface Panel {
  readonly type: string;
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
}

const { panels } = JSON.parse(readFileSync('docs/operations/grafana-dashboard.json', 'utf8')) as { panels: Panel[] };
const metrics = await openMetrics().registry.getMetricsAsJSON();
const ours = metrics.filter(({ name }) => name.startsWith('motcua_'));

/** Every name under which Prometheus keeps a metric. */
const kept = ({ name, type }: (typeof metrics)[number]): string[] =>
  String(type) === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name];

const namesIn = (expr: string) => expr.match(/\b(?:motcua|process|nodejs)_\w+/g) ?? [];

test('the Grafana dashboard asks for figures that there are, in every panel, and shows every figure of ours', () => {
  const known = new Set(metrics.flatMap(kept));
  const asked = panels.filter(({ type }) => type !== 'row').map(({ title, targets = [] }) => ({ title, targets }));
  assert.ok(asked.length > 10);
  for (const { title, targets } of asked) {
    const names = targets.flatMap(({ expr }) => namesIn(expr));
    assert.ok(names.length > 0, `${title} asks for nothing`);
    assert.deepEqual(
      names.filter((name) => !known.has(name)),
      [],
      title,
    );
  }
  const shown = new Set(asked.flatMap(({ targets }) => targets.flatMap(({ expr }) => namesIn(expr))));
  const unseen = ours.filter((one) => !kept(one).some((name) => shown.has(name))).map(({ name }) => name);
  assert.deepEqual(unseen, []);
});

test('the dashboard takes apart by labels that the figures have', () => {
  const labels = new Map<string, string[]>();
  const registry = openMetrics() as unknown as Record<string, { name?: string; labelNames?: string[] }>;
  for (const one of Object.values(registry)) if (one.name) labels.set(one.name, one.labelNames ?? []);
  for (const { title, targets = [] } of panels)
    for (const { expr } of targets) {
      const [name = ''] = namesIn(expr);
      const own = labels.get(name.replace(/_(bucket|sum|count)$/, ''));
      if (!own) continue;
      const used = [...expr.matchAll(/by \(([^)]+)\)/g)].flatMap(([, list = '']) => list.split(', '));
      const chosen = [...expr.matchAll(/\{(\w+)=/g)].map(([, label = '']) => label);
      for (const label of [...used, ...chosen])
        assert.ok(['le', ...own].includes(label), `${title}: ${name} has no ${label}`);
    }
});

test('docs/operations/logs-and-health.md lists every figure of ours, and none that is gone', () => {
  const page = readFileSync('docs/operations/logs-and-health.md', 'utf8');
  const named = new Set([...page.matchAll(/^\| `(motcua_\w+)`/gm)].map(([, name]) => name));
  assert.deepEqual([...named].toSorted(), ours.map(({ name }) => name).toSorted());
});
