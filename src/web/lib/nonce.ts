/** The nonce under which this page may add style elements; the server writes a fresh one into each answer. */
const found = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

export const styleNonce = (): string => found;

// The scroll lock below dialogs adds a style element of its own and looks for the nonce here.
(window as { __webpack_nonce__?: string }).__webpack_nonce__ = found;
