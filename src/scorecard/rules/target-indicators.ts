/** What a target can be set on. A value is known only where something in the program counts it, or was told. */
export const TARGET_INDICATORS = [
  'full-online-eligible',
  'dossiers-online',
  'dossiers-whole-online',
  'internal-cut',
  'online-payment',
  'digitised',
  'results-synced',
] as const;
export type TargetIndicator = (typeof TARGET_INDICATORS)[number];

export const isTargetIndicator = (text: string): text is TargetIndicator =>
  (TARGET_INDICATORS as readonly string[]).includes(text);

export interface ReadyTarget {
  readonly key: string;
  readonly indicator: TargetIndicator;
  /** Hundredths of a percent. */
  readonly wanted: number;
  /** Whose wish it is; its sentence stands in words. */
  readonly from: 'province-2025' | 'nq-01-2026';
}

/**
 * Targets that are set again and again: of provinces' plans for 2025 (100 % of eligible procedures wholly online, at least
 * 80 % of dossiers wholly online, internal procedures cut by half) and of NQ 01/NQ-CP for 2026 (80 % of dossiers online).
 */
export const READY_TARGETS: readonly ReadyTarget[] = [
  { key: 'full-100', indicator: 'full-online-eligible', wanted: 10_000, from: 'province-2025' },
  { key: 'online-80', indicator: 'dossiers-whole-online', wanted: 8_000, from: 'province-2025' },
  { key: 'internal-50', indicator: 'internal-cut', wanted: 5_000, from: 'province-2025' },
  { key: 'nq-full-80', indicator: 'full-online-eligible', wanted: 8_000, from: 'nq-01-2026' },
  { key: 'nq-payment-60', indicator: 'online-payment', wanted: 6_000, from: 'nq-01-2026' },
  { key: 'nq-online-80', indicator: 'dossiers-online', wanted: 8_000, from: 'nq-01-2026' },
  { key: 'nq-digitised-90', indicator: 'digitised', wanted: 9_000, from: 'nq-01-2026' },
  { key: 'nq-synced-100', indicator: 'results-synced', wanted: 10_000, from: 'nq-01-2026' },
];
