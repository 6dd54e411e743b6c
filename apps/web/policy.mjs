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

/**
 * The same for the worker's program alone: there, and nowhere else, programs for WebAssembly may be started, which decode
 * pictures and look at them. They come with the app; text still never becomes a program.
 */
export const POLICY_OF_WORK = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")

/** The same for the folder that is opened without a server: no connection at all, and the worker out of the page. */
export const POLICY_OF_STICK = [
  ...SHARED,
  // The worker has the page's policy there, so the page has to allow what the worker needs.
  "script-src 'self' blob: 'wasm-unsafe-eval'",
  'worker-src blob:',
  "connect-src 'none'",
  "form-action 'none'",
].join('; ')
