// Reads the position once, at the tap, and says so. Without it everything goes on.
class Position extends HTMLElement {
  connectedCallback() {
    this.stop = new AbortController();
    const button = this.querySelector('button');
    button.hidden = !navigator.geolocation;
    button.addEventListener('click', () => this.ask(), { signal: this.stop.signal });
  }
  disconnectedCallback() { this.stop.abort(); }
  ask() {
    this.say(this.dataset.asking);
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      this.put('latitude', coords.latitude.toFixed(6));
      this.put('longitude', coords.longitude.toFixed(6));
      this.put('accuracy', Math.round(coords.accuracy));
      this.say(this.dataset.done.replace('{m}', Math.round(coords.accuracy)));
    }, () => this.say(this.dataset.failed), { enableHighAccuracy: true, timeout: 10000, maximumAge: 60000 });
  }
  put(part, value) { this.querySelector(`[data-part=${part}]`).value = value; }
  say(text) { this.querySelector('[role=status]').textContent = text; }
}
customElements.define('kg-position', Position);
