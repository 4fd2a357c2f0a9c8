import { actorOf } from '#dossier/index.ts';
import type { Sender } from '#files/store.ts';
import type { Viewer } from '#identity/index.ts';

/** Who sends a file and where it was to go, should it be infected. */
export const senderOf = (viewer: Viewer, subject: string, component?: string): Sender => ({
  ...{ by: actorOf(viewer), subject },
  ...(component === undefined ? {} : { component }),
});
