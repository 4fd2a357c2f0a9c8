import { inTransaction } from '#db/transaction.ts';
import { filesOfPapers } from '#dossier/index.ts';
import { askLook, rastersOf } from '#vault/index.ts';
import type { App } from '../app.ts';

export interface MissingPreviews {
  /** Files of papers of dossiers, each once. */
  readonly files: number;
  /** Those without pictures, which workers are now asked to draw. */
  readonly asked: number;
}

const BATCH = 500;

/**
 * Asks for pictures of files kept before there were any, or before the programs that draw were installed: a job each. What cannot be drawn
 * was told so once and is not asked again; a file that is not in this store is left out. Safe to repeat and to break off.
 */
export async function askMissingPreviews(app: App): Promise<MissingPreviews> {
  const seen = new Set<string>();
  let asked = 0;
  for (let after: { code: string; id: string } | undefined; ; ) {
    const page = await filesOfPapers(app.read, app.realm, { after, limit: BATCH });
    const fresh = [...new Set(page.map(({ sha256 }) => sha256))].filter((one) => !seen.has(one));
    for (const one of fresh) seen.add(one);
    const known = new Set((await rastersOf(app.read, app.realm, fresh)).map(({ content }) => content));
    const here: string[] = [];
    for (const one of fresh) if (!known.has(one) && (await app.files.has(one))) here.push(one);
    if (here.length > 0)
      await inTransaction(app, 'system:previews', async (tx) => {
        for (const content of here) await askLook(tx, content);
      });
    asked += here.length;
    after = page.at(-1);
    if (page.length < BATCH) return { files: seen.size, asked };
  }
}
