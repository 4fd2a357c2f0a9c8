import type { Instant } from '#kernel/time.ts';

export interface FeedEvent {
  readonly position: number;
  readonly id: string;
  readonly dossier: string;
  readonly act: string;
  readonly at: Instant;
}

/**
 * What a webhook is sent: that something happened, to which dossier, and no more. Who receives it asks for the dossier, so
 * that rights are looked at then and no personal data lie in the logs of others (Law 91/2025).
 */
export const payloadOf = ({ id, dossier, act, at, position }: FeedEvent): string =>
  JSON.stringify({
    type: `dossier.${act}`,
    timestamp: new Date(at).toISOString(),
    data: { event: id, dossier, act, position },
  });
