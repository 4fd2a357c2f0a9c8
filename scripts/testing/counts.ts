import type { TestEvent } from 'node:test/reporters';

/** A reporter of node:test: the counts of the whole run, as one line of JSON. */
export default async function* counts(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of source) {
    if (event.type === 'test:summary' && event.data.file === undefined) yield JSON.stringify(event.data.counts);
  }
}
