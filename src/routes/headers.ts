/** What a page may load and who may frame it: our own files and nothing else (OWASP ASVS 5, 3.4). */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  // A PDF beside the form; what is sent there runs nowhere and is framed by us alone (files/send.ts).
  "frame-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** A browser that came once by https comes by https for two years (the least that preload lists take). */
const HSTS = 'max-age=63072000; includeSubDomains';

/** The headers of every answer, pages, files and refusals alike: set by server.ts before anybody answers. `origin` is the address people type. */
export const securityHeaders = (origin: string): Readonly<Record<string, string>> => ({
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  ...(origin.startsWith('https:') ? { 'strict-transport-security': HSTS } : {}),
});
