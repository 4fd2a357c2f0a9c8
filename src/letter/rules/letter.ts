import type { Instant, LocalDate } from '#kernel/time.ts';

/** What a document of an office says of itself above its title (NĐ 30/2020, annex I: ô 2, 3, 4). */
export interface Head {
  /** The body above, in its own case; left out for an office that stands under none. */
  readonly parent?: string;
  readonly agency: string;
  /** `0014/GTN-TTPVHCC`; left out when the form has no number. */
  readonly number?: string;
  /** The place in the line of the date: `Quảng Ngãi`. */
  readonly place: string;
  readonly date: LocalDate;
}

export interface Applicant {
  readonly kind: 'person' | 'organisation';
  readonly name: string;
  /** `CCCD`, `Hộ chiếu`, `MST`, with its number. */
  readonly identity?: { readonly kind: string; readonly number: string };
  readonly address: string;
  readonly phone?: string;
  readonly email?: string;
}

export interface Case {
  /** Mã số hồ sơ (NĐ 118/2025 art. 28). */
  readonly code: string;
  readonly procedure: { readonly code: string; readonly name: string };
  readonly applicant: Applicant;
}

export interface Signer {
  /** The lines above the name, as printed: `KT. GIÁM ĐỐC`, `PHÓ GIÁM ĐỐC`. */
  readonly role: readonly string[];
  readonly name: string;
}

/** What every letter about a dossier carries. */
export interface CaseLetter {
  readonly head: Head;
  /** The one-stop desk that speaks to the applicant: `Trung tâm Phục vụ hành chính công tỉnh Quảng Ngãi`. */
  readonly desk: string;
  readonly dossier: Case;
  /** What the square code says: the address of the look-up, or a receipt that can be checked. */
  readonly qr: string;
}

export interface Contact {
  readonly name: string;
  readonly phone: string;
}

/** When the document says it was made; the same data and moment give the same bytes. */
export interface RenderTerms {
  readonly asOf: Instant;
}
