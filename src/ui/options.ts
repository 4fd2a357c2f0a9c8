/** One of the answers of a question with given answers. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

/** The first box carries the id of the question itself, so that an error's link lands on it. */
export const optionId = (id: string, at: number): string => (at === 0 ? id : `${id}-${at + 1}`);
