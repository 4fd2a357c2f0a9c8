import {
  PDFArray,
  type PDFDict,
  PDFDocument,
  type PDFEmbeddedPage,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFPage,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { upperRight } from './corner.ts';
import type { SignTerms, Stamp } from './types.ts';

/** Ten digits each: a file of 2 GB has nine. */
const ROOM = 9_999_999_999;

/**
 * The PDF with a further revision: a signature field whose ByteRange and Contents are room to be filled. What was given
 * stays as the beginning, byte by byte.
 */
export async function placeSignature(pdf: Uint8Array, terms: SignTerms, size: number): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, forIncrementalUpdate: true });
  const { context } = document;
  const value = context.register(
    context.obj({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      SubFilter: 'ETSI.CAdES.detached',
      ByteRange: [0, ROOM, ROOM, ROOM],
      Contents: PDFHexString.of('0'.repeat(size * 2)),
      M: PDFString.fromDate(new Date(terms.at)),
      ...(terms.name ? { Name: PDFHexString.fromText(terms.name) } : {}),
      ...(terms.reason ? { Reason: PDFHexString.fromText(terms.reason) } : {}),
      ...(terms.place ? { Location: PDFHexString.fromText(terms.place) } : {}),
    }),
  );
  const form = formOf(document);
  const fields = form.lookup(PDFName.of('Fields')) as PDFArray;
  const name = freeName(fields.size(), document);
  const says = PDFHexString.fromText(terms.stamp?.says ?? name);
  const field = await mark(document, terms.stamp, {
    Subtype: 'Widget',
    FT: 'Sig',
    T: PDFString.of(name),
    V: value,
    TU: says,
  });
  fields.push(field);
  for (const one of terms.notes ?? [])
    await mark(document, one, { Subtype: 'Stamp', Contents: PDFHexString.fromText(one.says) });
  return document.commit({ useObjectStreams: false });
}

function formOf(document: PDFDocument): PDFDict {
  const { context, catalog } = document;
  const key = PDFName.of('AcroForm');
  const known = catalog.lookup(key) as PDFDict | undefined;
  const form = known ?? (context.obj({ Fields: [] }) as PDFDict);
  if (!known) catalog.set(key, context.register(form));
  if (!form.lookup(PDFName.of('Fields'))) form.set(PDFName.of('Fields'), context.obj([]));
  // Signatures exist; append only.
  form.set(PDFName.of('SigFlags'), PDFNumber.of(3));
  return form;
}

/** Names of fields are unique in a form. */
function freeName(count: number, document: PDFDocument): string {
  const taken = new Set<string>();
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const title = (object as Partial<PDFDict>).get?.(PDFName.of('T')) as { decodeText?(): string } | undefined;
    if (title?.decodeText) taken.add(title.decodeText());
  }
  for (let at = count + 1; ; at += 1) if (!taken.has(`ChuKy${at}`)) return `ChuKy${at}`;
}

/** An annotation with the stamp's look; without a stamp one that takes no room. Printed, and locked for readers. */
async function mark(document: PDFDocument, stamp: Stamp | undefined, what: Record<string, unknown>): Promise<PDFRef> {
  const { context } = document;
  const pages = document.getPages();
  const page = pages.at(stamp?.page ?? 0);
  if (!page) throw new RangeError(`The document has no page ${stamp?.page}`);
  const { box, matrix } = stamp ? placeOf(page, stamp) : { box: NOWHERE, matrix: UPRIGHT };
  const look = stamp
    ? await lookOf(document, stamp, matrix)
    : context.register(context.formXObject([], { BBox: context.obj([0, 0, 0, 0]) }));
  const ref = context.register(
    context.obj({ ...what, Type: 'Annot', Rect: [...box], F: 132, P: page.ref, AP: { N: look } } as never),
  );
  // Not by the library's way, which also wraps the page's content: that was signed.
  const key = PDFName.of('Annots');
  const known = page.node.lookupMaybe(key, PDFArray);
  if (known) known.push(ref);
  else page.node.set(key, context.obj([ref]));
  return ref;
}

const NOWHERE = [0, 0, 0, 0] as const;
const UPRIGHT: readonly number[] = [1, 0, 0, 1, 0, 0];

const placeOf = (page: PDFPage, { box }: Stamp) => ('width' in box ? upperRight(page, box) : { box, matrix: UPRIGHT });

/** The look as a form that fills the box, its proportions kept, in the middle. */
async function lookOf(document: PDFDocument, { look, box }: Stamp, matrix: readonly number[]): Promise<PDFRef> {
  const { context } = document;
  const page = await embedded(document, look);
  const [wide, tall] = 'width' in box ? [box.width, box.height] : [box[2] - box[0], box[3] - box[1]];
  const scale = Math.min(wide / page.width, tall / page.height);
  const [x, y] = [(wide - page.width * scale) / 2, (tall - page.height * scale) / 2];
  const drawn = context.stream(`q ${[scale, 0, 0, scale, x, y].map((n) => n.toFixed(4)).join(' ')} cm /L Do Q`, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, wide, tall],
    ...(matrix === UPRIGHT ? {} : { Matrix: [...matrix] }),
    Resources: { XObject: { L: page.ref } },
  });
  return context.register(drawn);
}

/**
 * All that is put in is new and saved by being given its number. The library would search the whole document for whoever holds
 * each part while it is made, which takes three times as long as the signature itself.
 */
async function embedded(document: PDFDocument, look: Uint8Array): Promise<PDFEmbeddedPage> {
  const { context } = document;
  context.registerObjectChange = () => {};
  try {
    const [page] = (await document.embedPdf(look)) as [PDFEmbeddedPage];
    await page.embed();
    return page;
  } finally {
    // @ts-expect-error The class has its own, which this stood before.
    delete context.registerObjectChange;
  }
}
