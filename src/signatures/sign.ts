import { sha256Of, signedData } from './cms.ts';
import { placeSignature } from './place.ts';
import type { SignTerms } from './types.ts';

/** Bytes a container takes beside its certificates, and those of a time stamp with its own. */
const CONTAINER = 3_072;
const TIME_STAMP = 12_288;

/**
 * Signs a PDF: PAdES baseline B-B, or B-T with a time stamp (ETSI EN 319 142-1), as an incremental update: the bytes given
 * are the beginning of those answered, so that earlier signatures stay valid. Throws when the file cannot be read or the
 * signer fails.
 */
export async function signPdf(pdf: Uint8Array, terms: SignTerms): Promise<Uint8Array> {
  const chain = terms.signer.chain.reduce((sum, one) => sum + one.length, 0);
  const size = chain + CONTAINER + (terms.timestamp ? TIME_STAMP : 0);
  const placed = Buffer.from(await placeSignature(pdf, terms, size));
  if (Buffer.compare(placed.subarray(0, pdf.length), pdf) !== 0) throw new Error('The update changed what was there');
  const open = placed.indexOf(`<${'0'.repeat(size * 2)}>`, pdf.length);
  const close = open + size * 2 + 2;
  const range = `[ 0 ${open} ${close} ${placed.length - close} ]`;
  const { at, room } = rangeIn(placed, pdf.length);
  placed.write(range.padEnd(room), at, 'latin1');
  const sha256 = sha256Of(placed.subarray(0, open), placed.subarray(close));
  const container = await signedData(sha256, terms.signer, { timestamp: terms.timestamp });
  if (container.length > size) throw new Error(`A signature of ${container.length} bytes does not fit into ${size}`);
  placed.write(Buffer.from(container).toString('hex'), open + 1, 'latin1');
  return placed;
}

function rangeIn(placed: Buffer, from: number): { at: number; room: number } {
  const key = placed.indexOf('/ByteRange', from);
  const at = placed.indexOf('[', key);
  const end = placed.indexOf(']', at);
  if (key < 0 || at < 0 || end < 0) throw new Error('No room was left for the range of the signature');
  return { at, room: end + 1 - at };
}
