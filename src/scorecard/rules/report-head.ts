export interface HeadCell {
  readonly text: string;
  /** The first column it stands over, from 0. */
  readonly at: number;
  readonly columns: number;
  readonly rows: number;
}

/** How many columns from `first` on share its heading at a level. */
function spanOf(paths: readonly (readonly string[])[], first: number, level: number): number {
  const top = (at: number) => JSON.stringify((paths[at] ?? []).slice(0, level + 1));
  if ((paths[first] ?? []).length <= level + 1) return 1;
  let after = first + 1;
  while (after < paths.length && top(after) === top(first)) after += 1;
  return after - first;
}

/** Headings of columns, each by its way down from the widest, as rows of cells that span what they head. */
export function headRows(paths: readonly (readonly string[])[]): HeadCell[][] {
  const depth = Math.max(...paths.map(({ length }) => length));
  return Array.from({ length: depth }, (_, level) => {
    const row: HeadCell[] = [];
    for (let first = 0; first < paths.length; first += spanOf(paths, first, level)) {
      const path = paths[first] ?? [];
      const text = path[level];
      const rows = path.length === level + 1 ? depth - level : 1;
      if (text !== undefined) row.push({ text, at: first, columns: spanOf(paths, first, level), rows });
    }
    return row;
  });
}
