import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dateAt } from '#kernel/time.ts';
import { draftTemplate, publishTemplate, type ResultTemplate, templatesOf } from '#letter/index.ts';
import type { App } from '../app.ts';

interface Given {
  readonly procedure: string;
  readonly declines?: boolean;
  readonly content: ResultTemplate;
}

/** The demonstration's templates of results, by the real acts, in force from the day they are seeded. Safe to repeat. */
export async function seedResultTemplates(app: App, folder = 'data'): Promise<void> {
  const { templates } = JSON.parse(readFileSync(join(folder, 'demo/result-templates.json'), 'utf8')) as {
    templates: Given[];
  };
  for (const { procedure, declines = false, content } of templates) {
    const known = await templatesOf(app.read, app.realm, procedure, declines);
    if (known.some(({ publishedAt }) => publishedAt !== null)) continue;
    if (known.length === 0) {
      const wish = { procedure, declines, content, isDemo: true, revision: 0 };
      const drafted = await draftTemplate(app, 'system:demo', wish);
      if (!drafted.ok) throw new Error(`data/demo/result-templates.json: ${procedure}: ${drafted.code}`);
    }
    const validFrom = dateAt(app.clock.now());
    const done = await publishTemplate(app, 'system:demo', { procedure, declines, validFrom });
    if (!done.ok) throw new Error(`data/demo/result-templates.json: ${procedure}: ${JSON.stringify(done)}`);
  }
}
