import type { Reader } from '#db/pool.server.ts';
import type { Viewer } from '#identity/index.ts';
import { type Book, booksOf, type Issued, issuedIn, officesOfUnits } from './sql/issued.ts';

/** Whoever keeps the book, and whoever answers for the office. */
const KEEPERS = ['clerk', 'leader', 'unit-head'];

const officesFor = async (reader: Reader, realm: string, viewer: Viewer): Promise<string[]> =>
  viewer.kind === 'officer'
    ? officesOfUnits(
        reader,
        realm,
        viewer.posts.filter(({ role }) => KEEPERS.includes(role)).map(({ unit }) => unit),
      )
    : [];

/** Books of outgoing numbers this viewer may read: of the offices of the viewer's posts, and of what stands below them. */
export const booksFor = async (
  reader: Reader,
  realm: string,
  viewer: Viewer,
  asked: Parameters<typeof booksOf>[3],
): Promise<Book[]> => booksOf(reader, realm, await officesFor(reader, realm, viewer), asked);

/** A page of one of those books, the last number first; nothing where it is not the viewer's to read. */
export const bookFor = async (
  reader: Reader,
  realm: string,
  viewer: Viewer,
  asked: Parameters<typeof issuedIn>[3],
): Promise<Issued[]> => issuedIn(reader, realm, await officesFor(reader, realm, viewer), asked);
