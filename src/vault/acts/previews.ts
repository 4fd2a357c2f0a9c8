import { enqueue } from '#db/enqueue.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { type FileRaster, forgetLost, keepRaster, type NewPreview } from '../sql/previews.ts';
import { askRead } from './type-fields.ts';

/** Leaves a job that looks at a file: it draws the pages and reads them. Once for a file, whoever handed it in. */
export const askLook = (tx: Tx, content: string): Promise<void> =>
  enqueue(tx, 'look-at-file', { content }, { key: `look ${tx.realm} ${content}` });

/** Keeps what the pages of a file look like. The pictures lie in the store before: what is named here is there. */
export const keepPreviews = (
  app: Acting,
  raster: Omit<FileRaster, 'shown'>,
  previews: readonly NewPreview[],
): Promise<void> =>
  inTransaction(app, 'system:previews', async (tx) => {
    await keepRaster(tx, raster, previews);
    if (raster.state === 'made') await askRead(tx, raster.content);
  });

/** Pictures of files that nobody names are named no more, so that they can be collected. */
export const forgetPreviews = (app: Acting): Promise<number> => inTransaction(app, 'system:previews', forgetLost);
