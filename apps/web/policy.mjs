const SHARED = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types telltale',
]

/**
 * What the app forbids itself: to run anything but its own files, and to call any other place. It stands in the page, in
 * every answer of the service worker, and in those of `telltale web`.
 */
export const POLICY = [
  ...SHARED,
  "script-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
].join('; ')

/** The same for the folder that is opened without a server: no connection at all, and the worker out of the page. */
export const POLICY_OF_STICK = [
  ...SHARED,
  "script-src 'self' blob:",
  'worker-src blob:',
  "connect-src 'none'",
  "form-action 'none'",
].join('; ')
