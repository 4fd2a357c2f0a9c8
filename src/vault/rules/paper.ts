import type { Instant, LocalDate } from '#kernel/time.ts';

/** Where a paper came from: a file of its owner, a scan made at the desk, a database of the State, a result of a procedure. */
export type Origin = 'citizen-scan' | 'desk-scan' | 'database' | 'result';
/** What a check of the signatures found; `unchecked` until one was made. */
export type Signature = 'none' | 'good' | 'bad' | 'unchecked';
export type Certification = 'none' | 'compared' | 'certified';

/** One paper of a person's store; the fields of NĐ 118/2025 Đ19.2, and what is known of its file. */
export interface Paper {
  readonly id: string;
  /** Code of its type (mã loại giấy tờ). */
  readonly type: string;
  readonly owner: string;
  readonly title: string;
  readonly abstract: string | null;
  readonly issuer: string | null;
  readonly number: string | null;
  readonly issuedOn: LocalDate | null;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  readonly scope: string | null;
  readonly origin: Origin;
  readonly dossier: string | null;
  readonly component: string | null;
  readonly decision: number | null;
  /** The agency that received or issued it, by its code. */
  readonly agency: string;
  /** Units whose officers saw the dossier it came from: they hear what the owner objects. */
  readonly units: readonly string[];
  readonly sha256: string;
  readonly fileName: string;
  readonly fileType: string;
  readonly fileSize: number;
  /** The same with the signature of the officer who compared it with the original; null while there is none. */
  readonly copy: { readonly sha256: string; readonly size: number } | null;
  readonly signature: Signature;
  readonly certification: Certification;
  readonly keptAt: Instant;
  /** Why it holds no more, from the last word said of it; null while it does. */
  readonly revoked: string | null;
  /** What its owner objects and nobody has answered yet; null if nothing. */
  readonly objection: string | null;
}

/** What the law of a type says on a day. A type without a row serves again and has no common term. */
export interface TypeTerm {
  readonly type: string;
  readonly reusable: boolean;
  /** Months from the day of issue; null: no term for all of its kind. */
  readonly months: number | null;
  readonly basis: string;
}

/** The file to be used again: the signed copy where there is one, else what was kept. */
export const fileToUse = ({ copy, sha256, fileSize }: Pick<Paper, 'copy' | 'sha256' | 'fileSize'>) =>
  copy ?? { sha256, size: fileSize };
