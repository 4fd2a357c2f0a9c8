/** Each level two or three characters; digits, or letters in codes given to enterprises (H37.DN.001). */
const PART = /^[A-Z0-9]{2,3}$/;
const ROOT = /^[A-Z]\d{2}$/;
/** QĐ 20/2020/QĐ-TTg: at most seven levels and 35 characters. */
const LEVELS = 7;
const LENGTH = 35;

/** The levels of an identifier, root first, or undefined if it is none: `H48.14.05` → H48, 14, 05. */
export function parseAgencyCode(code: string): readonly string[] | undefined {
  const [root = '', ...rest] = code.split('.');
  const good =
    ROOT.test(root) && rest.length < LEVELS && code.length <= LENGTH && rest.every((part) => PART.test(part));
  return good ? [root, ...rest] : undefined;
}

/**
 * The same agency by QCVN 102:2016/BTTTT: level 4 (three digits), 3, 2 (two each), root last, zeros where there is none.
 * Undefined where a level does not fit. `H48.14.05` → `000.05.14.H48`.
 */
export function oldFormOf(code: string): string | undefined {
  const [root, second = '00', third = '00', fourth = '000', ...deeper] = parseAgencyCode(code) ?? [];
  const fits = root && deeper.length === 0 && /^\d{2}$/.test(second) && /^\d{2}$/.test(third) && /^\d{3}$/.test(fourth);
  return fits ? `${fourth}.${third}.${second}.${root}` : undefined;
}

/** Back from QCVN 102:2016; undefined if it is none, or leaves a level out. `000.05.14.H48` → `H48.14.05`. */
export function newFormOf(old: string): string | undefined {
  const found = /^(\d{3})\.(\d{2})\.(\d{2})\.([A-Z]\d{2})$/.exec(old);
  if (!found) return undefined;
  const [, fourth = '', third = '', second = '', root = ''] = found;
  const parts = [root, second, third, fourth];
  const depth = 1 + parts.findLastIndex((part) => !/^0+$/.test(part));
  const used = parts.slice(0, depth);
  return used.slice(1).some((part) => /^0+$/.test(part)) ? undefined : used.join('.');
}
