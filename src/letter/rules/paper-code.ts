export interface PaperCode {
  readonly code: string;
  /** Something of ours stands in for a part that is not known: the code will be another one day. */
  readonly isProvisional: boolean;
}

export interface PaperCodeFacts {
  /** Mã định danh of the person (12 digits), tax number of the organisation, or identifier of the agency it is for. */
  readonly owner: string | null;
  /** Mã loại giấy tờ: the result's code in CSDLQG TTHC, `KQ.G15.000031`. */
  readonly type: string | null;
  readonly dossier: string;
  readonly procedure: string;
}

/**
 * Neither NĐ 118/2025 Đ22.4 nor the guides we have say what stands between the two parts of the code; the wire's own fields
 * keep them apart (MaChuGiayTo, MaGiayToKetQua), so nothing is read out of the joined code.
 */
const BETWEEN = '-';

/**
 * Mã số giấy tờ of an electronic result: the owner's identifier and the code of its type (NĐ 118/2025 Đ22.4). Where the owner has
 * no number the dossier's code stands in, where the catalogue has no code of the result the procedure's.
 */
export function paperCode({ owner, type, dossier, procedure }: PaperCodeFacts): PaperCode {
  const [whose, what] = [owner?.replace(/\s/g, '') || null, type?.trim() || null];
  return {
    code: `${whose ?? dossier}${BETWEEN}${what ?? procedure}`,
    isProvisional: whose === null || what === null,
  };
}
