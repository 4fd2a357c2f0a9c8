import { isRole, type Role } from '#identity/index.ts';
import type { Scenario } from './scenario.ts';

/** A change to try: what would have been if. */
export type WhatIf =
  | { readonly kind: 'add-staff'; readonly unit: string; readonly count: number; readonly role: Role }
  | { readonly kind: 'online-share'; readonly share: number }
  | { readonly kind: 'move-step'; readonly procedure: string; readonly step: string; readonly agency: string };

/**
 * `add-staff=H48.14.05:2`, `add-staff=H48.14.05:1:leader`, `online-share=0.4`, `move-step=1.003650:examine:H48.14.05.002`.
 * Undefined for anything else.
 */
export function readWhatIf(text: string): WhatIf | undefined {
  const [, kind, rest = ''] = /^(add-staff|online-share|move-step)=(.+)$/.exec(text) ?? [];
  if (kind === 'online-share') {
    const share = Number(rest);
    return /^(0(\.\d+)?|1(\.0+)?)$/.test(rest) ? { kind, share } : undefined;
  }
  const [first = '', second = '', third = 'handler', more] = rest.split(':');
  if (more !== undefined) return undefined;
  if (kind === 'add-staff')
    return /^[A-Z0-9.]+$/.test(first) && /^[1-9]\d?$/.test(second) && isRole(third)
      ? { kind, unit: first, count: Number(second), role: third }
      : undefined;
  if (kind !== 'move-step' || rest.split(':').length !== 3 || first === '' || second === '') return undefined;
  return { kind, procedure: first, step: second, agency: third };
}

/** The scenario changed where a change is one of the scenario; staff and steps are changed in the province (run/). */
export function withWhatIf(scenario: Scenario, changes: readonly WhatIf[]): Scenario {
  const wish = changes.findLast((one) => one.kind === 'online-share');
  if (!wish) return scenario;
  const { arrivals } = scenario;
  const online = Math.round(arrivals.total * wish.share);
  return { ...scenario, arrivals: { ...arrivals, online, post: Math.min(arrivals.post, arrivals.total - online) } };
}
