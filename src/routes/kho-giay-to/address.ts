import { isDraftId } from '#dossier/index.ts';
import type { StoreCursor } from '#vault/index.ts';

/** Where a page of the store begins, as its address says it; nothing: at the first. */
export function storeCursor(query: URLSearchParams): StoreCursor | undefined {
  const [type, keptAt, id] = [query.get('loai') ?? '', Number(query.get('luc')), query.get('ma') ?? ''];
  return type !== '' && Number.isSafeInteger(keptAt) && isDraftId(id) ? { type, keptAt, id } : undefined;
}

export const storeHref = ({ type, keptAt, id }: StoreCursor): string =>
  `/kho-giay-to?${new URLSearchParams({ loai: type, luc: String(keptAt), ma: id })}`;
