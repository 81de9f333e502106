// Enhanced navigation patches the page in place: what an element added to itself may be gone, and nothing connects anew.
export function patched(act, signal) {
  const blazor = window.Blazor;
  blazor?.addEventListener?.('enhancedload', act);
  signal.addEventListener('abort', () => blazor?.removeEventListener?.('enhancedload', act));
}
