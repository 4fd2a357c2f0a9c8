import type { Actor } from '#db/transaction.ts';
import type { Viewer } from '#identity/index.ts';

/** Who somebody is in the trail, and as the maker of drafts and dossiers. */
export function actorOf(viewer: Viewer): Actor {
  if (viewer.kind === 'anyone') return 'system:anyone';
  return viewer.kind === 'officer' && viewer.client ? `client:${viewer.client}` : `${viewer.kind}:${viewer.id}`;
}
