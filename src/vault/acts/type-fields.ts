import { enqueue } from '#db/enqueue.ts';
import type { Reader } from '#db/pool.server.ts';
import { record } from '#db/trail.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { type Outcome, ok } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import {
  changed,
  FIELDS,
  type Field,
  type FieldsRefusal,
  isDay,
  judgeFields,
  NOTHING,
  type PaperFields,
  type TypedFields,
} from '../rules/fields.ts';
import type { Reading } from '../rules/reading.ts';
import { addEvent } from '../sql/events.ts';
import { addReading, addTyped, readingOf, setFields, typedOf, type Whose } from '../sql/typed.ts';

/** Leaves a job that reads a file for what it may say of itself. */
export const askRead = (tx: Tx, content: string): Promise<void> =>
  enqueue(tx, 'read-file', { content }, { key: `read ${tx.realm} ${content}` });

/** Keeps what programs read: proposals, until an officer confirms each. */
export const keepReading = (app: Acting, content: string, proposals: readonly Reading[]): Promise<void> =>
  inTransaction(app, 'system:reading', (tx) => addReading(tx, content, proposals));

export interface ToType {
  readonly fields: PaperFields;
  /** What was read and nobody has typed or confirmed yet; nothing while it has not been read. */
  readonly proposals: readonly Reading[] | undefined;
}

/** A paper as the officer who types beside it finds it. */
export async function paperToType(reader: Reader, realm: string, { owner, content }: Whose): Promise<ToType> {
  const fields = (await typedOf(reader, realm, owner, [content])).get(content) ?? NOTHING;
  const all = await readingOf(reader, realm, content);
  return { fields, proposals: all?.filter(({ field }) => fields[field] === null) };
}

export interface Typing {
  readonly typed: TypedFields;
  /** A proposal the officer confirms with this: its value is taken as it was read, not from the form. */
  readonly confirms?: Field | undefined;
}

/**
 * Trích xuất dữ liệu (NĐ 118/2025 Đ19.2): what the officer types beside the page, or confirms of what was read there. The trail says
 * which fields, not what they say. The right to the file is the caller's to ask.
 */
export async function typeFields(
  tx: Tx,
  whose: Whose,
  { typed, confirms }: Typing,
): Promise<Outcome<{ fields: readonly Field[] }, FieldsRefusal>> {
  const proposals = (await readingOf(tx, tx.realm, whose.content)) ?? [];
  const confirmed = confirms && proposals.find(({ field }) => field === confirms);
  const whole = confirmed ? { ...typed, [confirmed.field]: confirmed.value } : typed;
  const judged = judgeFields(whole, dateAt(tx.at));
  if (!judged.ok) return judged;
  const before = (await typedOf(tx, tx.realm, whose.owner, [whose.content])).get(whose.content) ?? NOTHING;
  const fields = changed(before, judged.value);
  if (fields.length === 0) return ok({ fields });
  const proposed = proposals.filter(({ field, value }) => judged.value[field] === value).map(({ field }) => field);
  await addTyped(tx, whose, judged.value, proposed);
  await writeTyped(tx, whose, judged.value, fields);
  return ok({ fields });
}

async function writeTyped(tx: Tx, whose: Whose, values: PaperFields, fields: readonly Field[]): Promise<void> {
  const papers = await setFields(tx, whose, values);
  for (const paper of papers) {
    await addEvent(tx, paper, { kind: 'typed', reason: fields.join(' ') });
    await record(tx, 'paper-typed', `paper/${paper}`, { fields });
  }
  if (papers.length === 0) await record(tx, 'paper-typed', `file/${whose.content}`, { fields });
}

/** What was typed of these files while they were not kept yet goes onto the papers they now are. */
export async function applyTyped(tx: Tx, owner: string, contents: readonly string[]): Promise<void> {
  for (const [content, fields] of await typedOf(tx, tx.realm, owner, contents))
    await writeTyped(tx, { owner, content }, fields, changed(NOTHING, fields));
}

/** A form's boxes as fields; a day that is kept is shown as officers write it. */
export const asTyped = (fields: PaperFields): TypedFields =>
  Object.fromEntries(
    FIELDS.map((field) => {
      const value = fields[field] ?? '';
      return [field, isDay(field) ? value.split('-').toReversed().join('/') : value];
    }),
  ) as TypedFields;
