// Shows how far a long work is: asks for the fragment every two seconds, less often while the page is out of sight, and reloads the
// page when the work is over.
class Work extends HTMLElement {
  connectedCallback() { this.wait(); }
  disconnectedCallback() { clearTimeout(this.timer); }
  wait() { this.timer = setTimeout(() => this.look(), document.hidden ? 15000 : 2000); }
  async look() {
    try {
      const answer = await fetch(this.getAttribute('src'), { headers: { Accept: 'text/html' } });
      if (answer.redirected || answer.status === 404) return;
      if (answer.ok) {
        const part = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.kg-work');
        if (!this.isConnected || !part) return;
        if (part.dataset.over) { location.reload(); return; }
        this.replaceChildren(part);
      }
    } catch { /* the server restarts: the next look finds it */ }
    if (this.isConnected) this.wait();
  }
}
customElements.define('kg-work', Work);
