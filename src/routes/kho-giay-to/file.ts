import { error } from '@sveltejs/kit';
import { fileResponse } from '#files/respond.ts';
import type { FileType } from '#files/types.ts';
import type { Paper } from '#vault/index.ts';
import type { App as Program } from '../../app.ts';

/** The file of a paper, for who has been found to have the right to it. */
export async function storedFile(
  app: Program,
  request: Request,
  { sha256, fileName: name, fileType }: Pick<Paper, 'sha256' | 'fileName' | 'fileType'>,
): Promise<Response> {
  const file = { sha256, name, type: fileType as FileType, disposition: 'inline' as const };
  return (await fileResponse(request, app.files, file)) ?? error(404);
}
