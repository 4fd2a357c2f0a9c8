/** The sign of an office in the numbers of its papers (NĐ 30/2020, annex I, part II, section I, point 3). */
export interface OfficeSign {
  readonly sign: string;
  /** False: nobody registered one, and initials of the name stand in. */
  readonly isRegistered: boolean;
}

/** How a sign is written: capitals and figures, `SNNMT`, `UBND`, `CCTS`. The database says the same. */
export const isSign = (text: string): boolean => /^\p{Lu}[\p{L}\p{N}]{1,19}$/u.test(text);

/** Initials of an office's name: Chi cục Thủy sản → CCTS. Until the office registers its own sign. */
export const initialsOf = (name: string): string =>
  name
    .normalize('NFC')
    .split(/[\s,.-]+/)
    .map((word) => word[0] ?? '')
    .filter((letter) => /\p{L}/u.test(letter))
    .join('')
    .toUpperCase();
