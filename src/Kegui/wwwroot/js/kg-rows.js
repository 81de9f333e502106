import { patched } from './patched.js';

// Choosing rows: the head's tick takes the page, Shift takes a range, the bar says how many.
class Rows extends HTMLElement {
  connectedCallback() {
    this.stop = new AbortController();
    this.addEventListener('click', e => this.pick(e), { signal: this.stop.signal });
    this.addEventListener('change', () => this.count(), { signal: this.stop.signal });
    patched(() => this.count(), this.stop.signal);
    this.count();
  }
  disconnectedCallback() { this.stop.abort(); }
  get boxes() { return [...this.querySelectorAll('tbody input[name=ids]')]; }
  pick(e) {
    const box = e.target.closest?.('input[type=checkbox]');
    if (e.target.closest?.('[data-clear]')) this.boxes.forEach(b => { b.checked = false; });
    else if (box?.matches('[data-all]')) this.boxes.forEach(b => { b.checked = box.checked; });
    else if (box?.name === 'ids') {
      const all = this.boxes;
      const [from, to] = [all.indexOf(this.last), all.indexOf(box)].sort((a, b) => a - b);
      if (e.shiftKey && from >= 0) all.slice(from, to + 1).forEach(b => { b.checked = box.checked; });
      this.last = box;
    } else return;
    this.count();
  }
  count() {
    const all = this.boxes;
    const n = all.filter(b => b.checked).length;
    for (const say of this.querySelectorAll('[data-count]')) say.textContent = say.dataset.count.replace('{n}', n);
    const head = this.querySelector('[data-all]');
    if (head) Object.assign(head, { checked: n > 0 && n === all.length, indeterminate: n > 0 && n < all.length });
  }
}
customElements.define('kg-rows', Rows);
