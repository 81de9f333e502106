// Reads the position when the form around it is sent, not before, and then sends the form. Without a position everything goes on.
class Position extends HTMLElement {
  connectedCallback() {
    this.stop = new AbortController();
    this.form = this.closest('form');
    this.form.addEventListener('submit', e => this.sending(e), { signal: this.stop.signal, capture: true });
  }
  disconnectedCallback() { this.stop.abort(); }
  sending(e) {
    if (this.asked || !navigator.geolocation) return;
    // Before the form's other listeners: nothing is sent yet.
    e.preventDefault();
    e.stopImmediatePropagation();
    this.asked = true;
    this.say(this.dataset.asking);
    const send = () => this.form.requestSubmit(e.submitter ?? undefined);
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      this.put('latitude', Math.round(coords.latitude * 1e6));
      this.put('longitude', Math.round(coords.longitude * 1e6));
      this.put('accuracy', Math.round(coords.accuracy));
      this.say(this.dataset.done.replace('{m}', Math.round(coords.accuracy)));
      send();
    }, () => {
      this.say(this.dataset.failed);
      send();
    }, { enableHighAccuracy: true, timeout: 8000, maximumAge: 60000 });
  }
  put(part, value) { this.querySelector(`[data-part=${part}]`).value = value; }
  say(text) { this.querySelector('[role=status]').textContent = text; }
}
customElements.define('kg-position', Position);
