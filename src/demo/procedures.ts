import { readFileSync } from 'node:fs';
import type { LocalDate } from '#kernel/time.ts';
import { draftVersion, type Publication, procedurePage, publishVersion } from '#procedure/index.ts';
import type { App } from '../app.ts';

interface Published {
  /** The file of data/procedures it is made from, with what the province changes in it. */
  readonly from: string;
  readonly change: Record<string, unknown>;
  readonly validFrom: LocalDate;
  readonly decision: Publication['decision'];
}

/** What the demonstration province publishes as its own, by the real acts. Safe to repeat and to interrupt. */
export async function seedProcedures(app: App): Promise<void> {
  const { procedures } = JSON.parse(readFileSync('data/demo/procedures.json', 'utf8')) as { procedures: Published[] };
  for (const { from, change, validFrom, decision } of procedures) {
    const content = { ...JSON.parse(readFileSync(`data/procedures/${from}`, 'utf8')), ...change };
    const known = await procedurePage(app.read, {
      ...{ realm: app.realm, viewer: { officer: true }, province: undefined, code: content.code, date: validFrom },
      version: undefined,
    });
    if (known?.shown?.line.realm === app.realm) continue;
    const drafted = await draftVersion(app, 'system:demo', { content, validFrom });
    if (!drafted.ok) throw new Error(`data/demo/procedures.json: ${from}: ${JSON.stringify(drafted.facts)}`);
    const { code, version } = drafted.value;
    const done = await publishVersion(app, 'system:demo', { code, version, decision });
    if (!done.ok) throw new Error(`data/demo/procedures.json: ${from}: ${done.code} ${JSON.stringify(done.facts)}`);
  }
}
