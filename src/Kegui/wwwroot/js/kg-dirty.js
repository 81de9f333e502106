// Asks before a changed form is left, by link, by Back or by closing the tab.
class Dirty extends HTMLElement {
  connectedCallback() {
    const form = this.closest('form');
    const state = () => new URLSearchParams([...new FormData(form)].map(([n, v]) => [n, v.name ?? v])).toString();
    const before = state();
    let sending = false;
    const changed = () => !sending && state() !== before;
    this.stop = new AbortController();
    const on = (target, name, act, capture) => target.addEventListener(name, act, { signal: this.stop.signal, capture });
    on(form, 'submit', () => { sending = true; setTimeout(() => { sending = false; }, 5000); });
    on(window, 'beforeunload', e => { if (changed()) e.preventDefault(); });
    on(document, 'click', e => {
      const link = e.target.closest?.('a[href]');
      if (!link || link.target || e.ctrlKey || e.metaKey || link.hash && link.pathname === location.pathname) return;
      if (changed() && !confirm(this.dataset.text)) { e.preventDefault(); e.stopPropagation(); }
    }, true);
  }
  disconnectedCallback() { this.stop.abort(); }
}
customElements.define('kg-dirty', Dirty);
