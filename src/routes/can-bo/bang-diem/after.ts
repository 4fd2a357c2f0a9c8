import { type Instant, instant } from '#kernel/time.ts';

/** After which dossier a list goes on: `?sau=1764201600000&ma=H48…`. */
export function afterIn(url: URL): { at: Instant; code: string } | undefined {
  const [at, code] = [Number(url.searchParams.get('sau')), url.searchParams.get('ma')];
  return code && Number.isSafeInteger(at) ? { at: instant(at), code } : undefined;
}
