// Reads the page again while long work is under way; leaving the page ends it.
class Refresh extends HTMLElement {
  connectedCallback() {
    const every = Math.max(1, Number(this.dataset.seconds) || 2) * 1000;
    this.timer = setInterval(() => {
      if (document.hidden) return;
      if (window.Blazor?.navigateTo) window.Blazor.navigateTo(location.href, { replaceHistoryEntry: true });
      else location.reload();
    }, every);
  }
  disconnectedCallback() { clearInterval(this.timer); }
}
customElements.define('kg-refresh', Refresh);
