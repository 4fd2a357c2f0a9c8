import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { seeOther, type UploadAddress } from '#files/door.ts';
import { readUpload, usualLimits } from '#files/upload.ts';
import { addressOf } from '#kernel/caller.ts';
import { ok } from '#kernel/outcome.ts';
import { checkResult } from '#letter/index.ts';
import type { App } from '../app.ts';
import { keepVerdict } from './verdicts.ts';

const LIMITS = { ...usualLimits, files: 1, total: 25 * 1_048_576 };

/** Hashes the file a stranger holds against a result, as it comes by; nothing of it is kept. For browsers without script. */
export async function tryFile(app: App, req: IncomingMessage, res: ServerResponse, { params, url }: UploadAddress) {
  const page = url.pathname.replace(/\/tep$/, '');
  const found = await checkResult(app, {
    ...{ token: params['token'] ?? '', address: addressOf(req, app.settings.proxy) },
  });
  if (!found.ok) {
    req.resume();
    return seeOther(res, page);
  }
  const sent = await readUpload(req, LIMITS, async ({ content }) => {
    const hash = createHash('sha256');
    for await (const chunk of content) hash.update(chunk);
    return ok(hash.digest('hex'));
  });
  const [file] = sent.ok ? sent.value.files : [];
  if (!file) return seeOther(res, `${page}?loi=1`);
  const matches = found.value.hashes.includes(file.result.value);
  seeOther(res, `${page}?lan=${keepVerdict({ token: params['token'] ?? '', matches })}`);
}
