import { returnResult as decideReturn, type ReturnAsk } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { type Issuing, issueResult } from './issue.ts';

/**
 * Trả kết quả. The result is issued already, when its last signature came; where the job has not come to it yet it is done now,
 * because nothing is returned without a file and a code (NĐ 118/2025 Đ22.4). The act says everything else that forbids it.
 */
export async function returnResult(app: Issuing, viewer: Viewer, ask: ReturnAsk): Promise<Outcome<{ code: string }>> {
  await issueResult(app, ask.code);
  return decideReturn(app, viewer, ask);
}
