/**
 * The nonce that the server put into the page for styles; empty in development, where none is asked for. Mantine and
 * CodeMirror get it handed; what locks scrolling behind a dialog reads the global that webpack made usual.
 */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
}

declare global {
  var __webpack_nonce__: string | undefined
}

/** To be called once, before anything is shown. */
export function shareNonce(): void {
  globalThis.__webpack_nonce__ = styleNonce()
}
