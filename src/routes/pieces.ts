import type { Kept, PutRefusal, PutTerms } from '#files/store.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, refused } from '#kernel/outcome.ts';
import type { App } from '../app.ts';

/** Whose pieces they are. */
export const ownerOf = (viewer: Viewer): string => `${viewer.kind}:${'id' in viewer ? viewer.id : ''}`;

/** Twice the files of the largest form. */
const MOST = 40;

interface WholeAsk {
  readonly viewer: Viewer;
  /** The address of the form, under which the pieces were sent. */
  readonly target: string;
  readonly fields: ReadonlyMap<string, string>;
  /** By the name of the input they were chosen in; nothing where that input takes no file. */
  terms(field: string): PutTerms | undefined;
}

export interface WholeFile {
  readonly field: string;
  readonly name: string;
  readonly result: Outcome<Kept, PutRefusal>;
}

/** What a form says came in pieces before it (`da-tai:INPUT`): judged here, as if it had come with the form. */
export async function takeWhole(app: App, { viewer, target, fields, terms }: WholeAsk): Promise<WholeFile[]> {
  const named = [...fields].flatMap(([name, ids]) =>
    name.startsWith('da-tai:') ? ids.split(',').map((id) => ({ field: name.slice('da-tai:'.length), id })) : [],
  );
  const files: WholeFile[] = [];
  for (const { field, id } of named.filter((one) => one.id !== '').slice(0, MOST)) {
    const upload = await app.unfinished.find(id, ownerOf(viewer), target);
    const taken = terms(field);
    const isWhole = upload && taken && upload.offset === upload.length;
    const result = isWhole ? await app.files.put(app.unfinished.read(upload), taken) : refused('file-incomplete');
    // One that can come again is kept for it: the scanner is away, the disk is full.
    if (upload && (result.ok || !['scanner-away', 'disk-full'].includes(result.code))) await app.unfinished.drop(id);
    files.push({ field, name: upload?.name ?? '', result });
  }
  return files;
}
