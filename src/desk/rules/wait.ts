/** Fewer services than this say nothing about the next one. */
export const ENOUGH = 5;

/**
 * Minutes until somebody with `ahead` before him is called: those before him, shared among the counters that call from his line,
 * each as long as the last services took on average. Unknown while too few were served or no counter is open: no number is
 * better than an invented one.
 */
export function expectedMinutes(ahead: number, counters: number, services: readonly number[]): number | null {
  if (counters === 0 || services.length < ENOUGH) return null;
  const mean = services.reduce((sum, one) => sum + one, 0) / services.length;
  return Math.max(1, Math.ceil(((ahead + 1) * mean) / counters));
}
