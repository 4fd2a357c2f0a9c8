/** The messages of remote signing as Viettel MySign sends them (seen in programs in use; the maker's own paper was not at hand). */

export const PATHS = {
  login: '/vtss/service/ras/v1/login',
  certificates: '/vtss/service/certificates/info',
  sign: '/vtss/service/signHash',
  status: '/vtss/service/requests/status',
} as const;

export const SHA256 = '2.16.840.1.101.3.4.2.1';
export const RSA = '1.2.840.113549.1.1.1';

interface Client {
  readonly client_id: string;
  readonly client_secret: string;
}

export interface LoginAsk extends Client {
  readonly user_id: string;
  readonly profile_id: string;
}

export interface CertificatesAsk extends LoginAsk {
  readonly certInfo: boolean;
  readonly authInfo: boolean;
  readonly certificates: 'chain';
}

export interface Credential {
  readonly credential_id: string;
  readonly cert: {
    readonly status: string;
    /** Base64 DER, own first. */
    readonly certificates: readonly string[];
    readonly serialNumber: string;
  };
}

export interface SignAsk extends Client {
  readonly credentialID: string;
  readonly numSignatures: number;
  readonly documents: readonly { readonly document_id: string; readonly document_name: string }[];
  /** Base64. */
  readonly hash: readonly string[];
  readonly hashAlgo: string;
  readonly signAlgo: string;
  readonly async: 1;
}

/** `1` signed, `0` waits for its owner, anything else: not signed. */
export interface StatusAnswer {
  readonly status: string;
  readonly signatures?: readonly string[];
  readonly message?: string;
}

export const isCredentials = (value: unknown): value is Credential[] =>
  Array.isArray(value) &&
  value.every(
    (one) =>
      typeof one?.credential_id === 'string' &&
      typeof one?.cert?.status === 'string' &&
      Array.isArray(one?.cert?.certificates) &&
      one.cert.certificates.every((text: unknown) => typeof text === 'string'),
  );

export const isStatus = (value: unknown): value is StatusAnswer => {
  const { status, signatures } = (value ?? {}) as Partial<StatusAnswer>;
  const isList = Array.isArray(signatures) && signatures.every((one) => typeof one === 'string');
  return typeof status === 'string' && (signatures === undefined || isList);
};
