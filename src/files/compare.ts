/** A file as the two sides know it: what the database names, what the store keeps. */
export interface Compared {
  readonly sha256: string;
  readonly isNamed: boolean;
  readonly isStored: boolean;
}

/** Goes along two lists of hashes, both in order and each hash once, and tells which is in which. Holds one of each. */
export async function* compareFiles(
  named: AsyncIterable<string>,
  stored: AsyncIterable<{ readonly sha256: string }>,
): AsyncGenerator<Compared> {
  const [left, right] = [named[Symbol.asyncIterator](), stored[Symbol.asyncIterator]()];
  let [name, file] = [await left.next(), await right.next()];
  while (!name.done || !file.done) {
    const [a, b] = [name.done ? undefined : name.value, file.done ? undefined : file.value.sha256];
    const sha256 = b === undefined || (a !== undefined && a < b) ? (a as string) : b;
    const [isNamed, isStored] = [a === sha256, b === sha256];
    yield { sha256, isNamed, isStored };
    if (isNamed) name = await left.next();
    if (isStored) file = await right.next();
  }
}
