import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';

type Objects = ReadonlyMap<string, PDFObject>;

/** What compressed objects of a file may unfold to; more is a bomb or a book, and is not compared. */
const MOST_UNFOLDED = 64 << 20;

/**
 * Whether from one revision to the next nothing was done but signing: a signature's field and look, the number and date beside
 * it (when `mayAnnotate`), proofs of validity (DSS). Anything else means that what was signed was changed; also what cannot
 * be read. Objects are compared one by one and no reference is followed: nothing can turn in circles.
 */
export async function isOnlySigned(before: Uint8Array, after: Uint8Array, mayAnnotate: boolean): Promise<boolean> {
  try {
    if (unfolded(Buffer.from(after.buffer, after.byteOffset, after.length)) > MOST_UNFOLDED) return false;
    const [old, now] = [await objectsOf(before), await objectsOf(after)];
    for (const [key, object] of old.all) {
      const later = now.all.get(key);
      if (!later) return false;
      if (!isSame(object, later) && !isSigning({ key, object, later, old, now, mayAnnotate })) return false;
    }
    return old.root === now.root;
  } catch {
    return false;
  }
}

const LOAD = { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY, throwOnInvalidObject: true };

interface Revision {
  readonly all: Objects;
  readonly root: string;
}

async function objectsOf(pdf: Uint8Array): Promise<Revision> {
  const { context } = await PDFDocument.load(pdf, LOAD);
  const all = new Map<string, PDFObject>();
  for (const [ref, object] of context.enumerateIndirectObjects()) all.set(ref.toString(), object);
  return { all, root: String(context.trailerInfo.Root) };
}

/** Bytes that the object streams unfold to, at most a little more than allowed. */
function unfolded(pdf: Buffer): number {
  let sum = 0;
  for (let at = pdf.indexOf('/ObjStm'); at >= 0 && sum <= MOST_UNFOLDED; at = pdf.indexOf('/ObjStm', at + 1)) {
    const from = pdf.indexOf('stream', at);
    if (from < 0) break;
    const start = pdf[from + 6] === 0x0d ? from + 8 : from + 7;
    try {
      sum += inflateSync(pdf.subarray(start), { maxOutputLength: MOST_UNFOLDED }).length;
    } catch (error) {
      if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return MOST_UNFOLDED + 1;
    }
  }
  return sum;
}

function isSame(a: PDFObject, b: PDFObject): boolean {
  if (a instanceof PDFRawStream && b instanceof PDFRawStream)
    return a.dict.toString() === b.dict.toString() && Buffer.compare(a.contents, b.contents) === 0;
  return a.constructor === b.constructor && a.toString() === b.toString();
}

interface Change {
  readonly key: string;
  readonly object: PDFObject;
  readonly later: PDFObject;
  readonly old: Revision;
  readonly now: Revision;
  readonly mayAnnotate: boolean;
}

const name = (dict: PDFDict, key: string): string => String(dict.get(PDFName.of(key)) ?? '');
const text = (object: PDFObject | undefined): string => String(object ?? '');
const at = (revision: Revision, object: PDFObject | undefined): PDFObject | undefined =>
  object instanceof PDFRef ? revision.all.get(object.toString()) : object;

function isSigning(change: Change): boolean {
  const { key, object, later, old } = change;
  if (object instanceof PDFArray && later instanceof PDFArray)
    return roleOf(change, 'Annots')
      ? hasOnlyMore(change, object, later, isMark)
      : roleOf(change, 'Fields') && hasOnlyMore(change, object, later, isSignatureField);
  if (!(object instanceof PDFDict && later instanceof PDFDict)) return false;
  if (key === old.root) return isCatalogSigned(change, object, later);
  if (name(object, 'Type') === '/Page') return isPageMarked(change, object, later);
  if (isFormIn(change)) return isFormMore(change, object, later);
  return isFieldFilled(object, later);
}

/** Whether some page or form of the older revision names this array. */
function roleOf({ key, old }: Change, role: 'Annots' | 'Fields'): boolean {
  for (const object of old.all.values()) if (object instanceof PDFDict && name(object, role) === key) return true;
  return false;
}

const isFormIn = ({ key, old }: Change): boolean => {
  const root = old.all.get(old.root);
  return root instanceof PDFDict && name(root, 'AcroForm') === key;
};

/** Every entry is as it was, but for those named. */
function isSameBut(a: PDFDict, b: PDFDict, free: readonly string[]): boolean {
  const keys = new Set([...a.keys(), ...b.keys()].map(String));
  return [...keys].every((key) => {
    if (free.includes(key.slice(1))) return true;
    const found = PDFName.of(key.slice(1));
    return text(a.get(found)) === text(b.get(found));
  });
}

function isCatalogSigned(change: Change, a: PDFDict, b: PDFDict): boolean {
  if (!isSameBut(a, b, ['AcroForm', 'DSS', 'Extensions', 'Version'])) return false;
  const key = PDFName.of('AcroForm');
  const [before, after] = [a.get(key), b.get(key)];
  if (text(before) === text(after)) return true;
  const form = at(change.now, after);
  if (!(form instanceof PDFDict)) return false;
  const known = at(change.old, before);
  return isFormMore(change, known instanceof PDFDict ? known : undefined, form);
}

function isFormMore(change: Change, a: PDFDict | undefined, b: PDFDict): boolean {
  if (a && !isSameBut(a, b, ['Fields', 'SigFlags'])) return false;
  if (!a && [...b.keys()].some((key) => !['/Fields', '/SigFlags', '/DA', '/DR'].includes(String(key)))) return false;
  return listMore(change, a?.get(PDFName.of('Fields')), b.get(PDFName.of('Fields')), isSignatureField);
}

const isPageMarked = (change: Change, a: PDFDict, b: PDFDict): boolean =>
  isSameBut(a, b, ['Annots']) && listMore(change, a.get(PDFName.of('Annots')), b.get(PDFName.of('Annots')), isMark);

type Allowed = (change: Change, one: PDFDict) => boolean;

function listMore(change: Change, a: PDFObject | undefined, b: PDFObject | undefined, allowed: Allowed): boolean {
  const [before, after] = [at(change.old, a), at(change.now, b)];
  if (before === undefined && after === undefined) return true;
  return (
    after instanceof PDFArray && hasOnlyMore(change, before instanceof PDFArray ? before : undefined, after, allowed)
  );
}

function hasOnlyMore(change: Change, a: PDFArray | undefined, b: PDFArray, allowed: Allowed): boolean {
  const known = (a?.asArray() ?? []).map(String);
  const given = b.asArray().map(String);
  if (known.some((one, index) => given[index] !== one)) return false;
  return b
    .asArray()
    .slice(known.length)
    .every((one) => {
      const found = at(change.now, one);
      // What was in the file already and is only shown now was signed as not shown.
      return (
        one instanceof PDFRef && !change.old.all.has(String(one)) && found instanceof PDFDict && allowed(change, found)
      );
    });
}

const isSignatureField: Allowed = (_change, one) => name(one, 'FT') === '/Sig';

const isMark: Allowed = (change, one) =>
  isSignatureField(change, one) || (change.mayAnnotate && name(one, 'Subtype') === '/Stamp');

/** A field for a signature that stood empty was signed. */
const isFieldFilled = (a: PDFDict, b: PDFDict): boolean =>
  name(a, 'FT') === '/Sig' && name(a, 'V') === '' && isSameBut(a, b, ['V', 'AP', 'M', 'F', 'MK', 'Lock']);
