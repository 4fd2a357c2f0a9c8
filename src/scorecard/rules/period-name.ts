import type { Words } from '#words/index.ts';
import type { Period } from './periods.ts';

/** `Quý IV/2026`. */
export function periodName({ period: say }: Words['score'], { kind, from }: Pick<Period, 'kind' | 'from'>): string {
  const [year = '', month = ''] = from.split('-');
  if (kind === 'year') return say.year(year);
  if (kind === 'month') return say.month(String(Number(month)), year);
  return say.quarter(['I', 'II', 'III', 'IV'][(Number(month) - 1) / 3] ?? '', year);
}
