/** Numbers that are the same for the same seed: what is generated can be generated again. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from `from` to `to`, both counted in. */
  between(from: number, to: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** A UUID of version 7 (RFC 9562) for that moment. */
  uuid(at: number): string;
}

/** `seed` and `stream` together: each dossier draws from a stream of its own, whatever the others draw. */
export function random(seed: number, stream: number): Random {
  let [a, b, c, d] = [seed | 0, stream | 0, 0x9e3779b9, 1];
  // sfc32 (Chris Doty-Humphrey, PractRand; public domain)
  const bits = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return (c | 0) >>> 0;
  };
  for (let warm = 0; warm < 12; warm += 1) bits();
  const next = () => bits() / 4_294_967_296;
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (share) => next() < share,
    pick: <T>(list: readonly T[]): T => {
      if (list.length === 0) throw new Error('nothing to pick from');
      return list[Math.floor(next() * list.length)] as T;
    },
    uuid: (at) => {
      const time = Math.floor(at).toString(16).padStart(12, '0');
      const [x, y, z] = [bits(), bits(), bits()].map((one) => one.toString(16).padStart(8, '0')) as [
        string,
        string,
        string,
      ];
      const variant = '89ab'[bits() & 3];
      return `${time.slice(0, 8)}-${time.slice(8)}-7${x.slice(0, 3)}-${variant}${x.slice(3, 6)}-${y}${z.slice(0, 4)}`;
    },
  };
}
