import type { Reporter } from './report-form.ts';

/** Who of the annex a unit is; nothing for parts of one, which report to nobody. */
export function reporterOf(
  agency: { readonly code: string; readonly level: string; readonly kind: string },
  root: string,
): Reporter | undefined {
  if (agency.code === root) return 'province';
  if (agency.level === 'commune') return agency.kind === 'committee' ? 'commune' : undefined;
  // A department stands right below the province: H48.14.
  return agency.code.split('.').length === root.split('.').length + 1 ? 'department' : undefined;
}
