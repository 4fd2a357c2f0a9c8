import type { Acting } from '#db/transaction.ts';
import { documentFromImages } from '#files/photographs.ts';
import type { FileStore, Kept, PutTerms } from '#files/store.ts';
import { acceptAttribute, type FileType, fileTypes, mediaTypes } from '#files/types.ts';
import type { Component } from '#forms/definition.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok } from '#kernel/outcome.ts';
import { addPaper } from './drafts.ts';

const MEGABYTE = 1_048_576;
/** A page of A4 in colour at 300 dpi takes 1 to 3 MB: twenty pages of one paper. */
const LIMIT = 20 * MEGABYTE;
/** A request of a form carries 60 MB. */
const MOST = 50;
/** What any office can open. A telephone that keeps HEIC sends JPEG when JPEG is asked for. */
const USUAL: readonly FileType[] = ['pdf', 'jpeg', 'png', 'docx', 'xlsx'];
const PHOTOGRAPHS: readonly FileType[] = ['jpeg', 'png'];

/** How large a file may be for this component, and of which types. */
export function paperTerms({ accept, largest }: Pick<Component, 'accept' | 'largest'>): PutTerms {
  const named = fileTypes.filter((type) => accept?.includes(mediaTypes[type]));
  const limit = largest === undefined ? LIMIT : Math.min(largest, MOST) * MEGABYTE;
  return { limit, accept: named.length > 0 ? named : USUAL };
}

/** For `<input type="file" accept="…">`. */
export const paperAccept = (component: Pick<Component, 'accept'>): string =>
  acceptAttribute(paperTerms(component).accept);

/** Whether photographs of this component are pages of one paper, rather than pictures each for itself. */
export const joinsPages = (component: Pick<Component, 'accept'>): boolean =>
  paperTerms(component).accept.includes('pdf');

export interface TakeAsk {
  readonly id: string;
  readonly component: Component;
  readonly files: readonly { readonly name: string; readonly kept: Kept }[];
  /** Photographs sent together are the pages of one paper. */
  readonly joined: boolean;
  readonly replaces?: string;
}

/** Adds what was uploaded to a draft: each file a paper, or all photographs one document. Answers how many papers came of it. */
export async function takePapers(
  app: Acting & { files: FileStore },
  viewer: Viewer,
  { id, component, files, joined, replaces }: TakeAsk,
): Promise<Outcome<{ papers: number }>> {
  const arePages = joined && files.length > 1 && files.every(({ kept }) => PHOTOGRAPHS.includes(kept.type));
  const papers = arePages && joinsPages(component) ? await joinedPages(app.files, component, files) : ok([...files]);
  if (!papers.ok) return papers;
  for (const [at, { name, kept }] of papers.value.entries()) {
    const { sha256, size, type } = kept;
    const file = { sha256, size, type, name };
    const ask = { id, component: component.id, file, ...(at === 0 && replaces ? { replaces } : {}) };
    const added = await addPaper(app, viewer, ask);
    if (!added.ok) return added;
  }
  return ok({ papers: papers.value.length });
}

async function joinedPages(store: FileStore, component: Component, files: TakeAsk['files']) {
  const made = await documentFromImages(
    store,
    files.map(({ kept }) => kept.sha256),
  );
  return made.ok ? ok([{ name: `${component.label.vi.slice(0, 150)}.pdf`, kept: made.value }]) : made;
}
