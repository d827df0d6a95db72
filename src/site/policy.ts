/** What a page may load: its own origin and nothing else; no inline script, no inline style. */
const directives = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
] as const;

/** The Content-Security-Policy for a meta tag; headers add frame-ancestors, which a meta tag cannot carry. */
export const metaPolicy = directives.join('; ');
