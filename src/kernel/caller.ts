/** Which header of a proxy names whoever asks, and how many proxies stand before the program. */
export interface ProxyAhead {
  /** Lower case; none: nothing stands between, or nothing is believed. */
  readonly header: string | undefined;
  readonly depth: number;
}

interface Asking {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * The address of whoever asks, for doors before the pages: as `getClientAddress` of the pages' server reads it. Of
 * X-Forwarded-For the entry that the outermost proxy wrote; what a caller wrote himself stands left of it.
 */
export function addressOf({ headers, socket }: Asking, { header, depth }: ProxyAhead): string {
  const told = header === undefined ? undefined : headers[header];
  const value = typeof told === 'string' ? told : told?.join(',');
  const named = header === 'x-forwarded-for' ? value?.split(',').at(-depth)?.trim() : value?.trim();
  return named || socket.remoteAddress || '';
}
