import type { Viewer } from '#identity/index.ts';
import { actorOf } from './actor.ts';
import type { Dossier } from './dossier.ts';

/**
 * Whether the papers somebody has may be offered to whoever makes this draft: to their owner, and to the receiving officer before
 * whom the owner stands (NĐ 118/2025 Đ17.1). Not to who files for another: consent to be helped is not consent to show one's papers
 * (Law 91/2025/QH15, art. 9), and a machine has no eyes to read what it is for.
 */
export const mayUseStore = (
  viewer: Viewer,
  { person, authority, madeBy }: Pick<Dossier, 'person' | 'authority' | 'madeBy'>,
): boolean => {
  if (viewer.kind === 'citizen') return viewer.id === person;
  if (viewer.kind !== 'officer' || viewer.client !== undefined || madeBy !== actorOf(viewer)) return false;
  return authority?.kind === 'desk' && viewer.posts.some(({ role }) => role === 'receiver');
};
