/** DER as it is written (X.690): just what a signature's container needs, so that bytes of others are copied and never written anew. */
export const tagged = (tag: number, ...content: readonly Uint8Array[]): Uint8Array => {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body]);
};

function lengthOf(size: number): Uint8Array {
  if (size < 128) return Buffer.from([size]);
  const digits = Buffer.from(
    size.toString(16).padStart(size.toString(16).length + (size.toString(16).length % 2), '0'),
    'hex',
  );
  return Buffer.concat([Buffer.from([0x80 | digits.length]), digits]);
}

export const sequence = (...content: readonly Uint8Array[]) => tagged(0x30, ...content);
export const octets = (bytes: Uint8Array) => tagged(0x04, bytes);
export const integer = (value: number) => tagged(0x02, Buffer.from([value]));
export const NULL = Buffer.from([0x05, 0x00]);

/** A SET OF stands in the order of its members' bytes. */
export const setOf = (...members: readonly Uint8Array[]) => tagged(0x31, ...[...members].sort(Buffer.compare));

export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let left = value >>> 7; left > 0; left >>>= 7) digits.unshift(0x80 | (left & 0x7f));
  return digits;
}
