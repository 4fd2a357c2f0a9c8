import { toString as squareCode, toDataURL } from 'qrcode';

/** A text as a square code, in the address of an image: what is told once is asked for by no second request. */
export const squareText = (text: string): Promise<string> => toDataURL(text, { margin: 2, errorCorrectionLevel: 'M' });

/** An address as a square code, to be opened with a telephone. */
export const squareOf = async (address: string): Promise<Response> =>
  new Response(await squareCode(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }), {
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'private, no-cache' },
  });
