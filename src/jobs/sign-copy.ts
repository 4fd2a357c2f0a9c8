import { bytesIn, keptIn } from '#files/whole.ts';
import { copyStamp } from '#letter/index.ts';
import { SignerProblem, signPdf } from '#signatures/index.ts';
import { copyOf, failCopy, keepCopy, papersById } from '#vault/index.ts';
import type { App } from '../app.ts';
import { provinceName } from './province.ts';

/** Said in the signature itself, for whoever opens the copy. */
const REASON = 'Bản sao đã đối chiếu, khớp với bản chính (NĐ 118/2025/NĐ-CP, Điều 17 khoản 1)';

/**
 * Fetches the officer's signature under a copy compared with the original. A device that is away makes the job fail and come again; a
 * signer that refuses ends the request, and the page says why.
 */
export async function signCopy(app: App, payload: unknown): Promise<void> {
  const { paper: id } = payload as { paper: string };
  const copy = await copyOf(app.read, app.realm, id);
  const [paper] = await papersById(app.read, app.realm, [id]);
  if (!copy || !paper || copy.doneAt !== null || copy.failedAt !== null) return;
  const now = app.clock.now();
  const subject = { name: copy.name, organisation: copy.unit };
  try {
    const signer = await app.signing.signerFor({ label: copy.askedBy, kind: 'person', subject }, now);
    const stamp = await copyStamp({ organisation: copy.unit, at: now, isDemo: app.signing.isDemo });
    const signed = await signPdf(await bytesIn(app.files, paper.sha256), {
      ...{ signer, at: now, name: copy.name, place: await provinceName(app), notes: [], stamp, reason: REASON },
      ...(app.signing.timestamp ? { timestamp: app.signing.timestamp } : {}),
    });
    await keepCopy(app, copy, await keptIn(app.files, signed));
  } catch (error) {
    if (!(error instanceof SignerProblem) || error.code === 'signer-away') throw error;
    app.log.warn({ event: 'signing', code: error.code, paper: id }, error.message);
    await failCopy(app, copy, error.code);
  }
}
