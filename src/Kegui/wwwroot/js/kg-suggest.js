// While one types: a fragment of HTML from our own server below the field, for instance customers with a similar name.
class Suggest extends HTMLElement {
  connectedCallback() {
    this.input = document.getElementById(this.dataset.for);
    if (!this.input) return;
    this.stop = new AbortController();
    this.input.addEventListener('input', e => { if (!e.isComposing) this.later(); }, { signal: this.stop.signal });
    this.input.addEventListener('compositionend', () => this.later(), { signal: this.stop.signal });
    this.asked = this.input.value.trim();
  }
  disconnectedCallback() { this.stop?.abort(); clearTimeout(this.timer); }
  later() { clearTimeout(this.timer); this.timer = setTimeout(() => this.ask(), 300); }
  async ask() {
    const q = this.input.value.trim();
    if (q === this.asked) return;
    this.asked = q;
    const box = this.querySelector('.kg-suggest-box');
    if (q.length < Number(this.dataset.least || 2)) return box.replaceChildren();
    const address = new URL(this.dataset.src, document.baseURI);
    address.searchParams.set('q', q);
    // A suggestion that fails is no reason to disturb somebody who types.
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok && q === this.asked) box.innerHTML = answer.status === 204 ? '' : (await answer.text()).trim();
  }
}
customElements.define('kg-suggest', Suggest);
