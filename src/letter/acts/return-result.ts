import { returnResult as decideReturn, type ReturnAsk } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { type Issuing, issueResult } from './issue.ts';

/**
 * Trả kết quả. The file is there already, made after numbering; where the job has not come to it yet it is made now, because
 * nothing is returned without a file and a code (NĐ 118/2025 Đ22.4). The act says everything else that forbids it.
 */
export async function returnResult(app: Issuing, viewer: Viewer, ask: ReturnAsk): Promise<Outcome<{ code: string }>> {
  const issued = await issueResult(app, ask.code);
  if (!issued.ok && issued.code === 'disk-full') return issued;
  return decideReturn(app, viewer, ask);
}
