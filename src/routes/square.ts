import { toString as squareCode } from 'qrcode';

/** An address as a square code, to be opened with a telephone. */
export const squareOf = async (address: string): Promise<Response> =>
  new Response(await squareCode(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }), {
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'private, no-cache' },
  });
