// Keeps what is typed into the form around it, each second, and puts it back after a reload or a crash. The key of the form is
// kept too: sending a draft again that did arrive the first time saves nothing twice.
import { patched } from './patched.js';
import { drop, dropOld, read, write } from './drafts.js';

const kept = f => f.name && !f.name.startsWith('_') && !['password', 'file', 'hidden', 'submit', 'button'].includes(f.type);
const ticked = f => f.type === 'checkbox' || f.type === 'radio';
// Sorted, since a picker may reorder its options without anybody having chosen.
const state = form => [...form.elements].filter(kept).flatMap(f =>
  f.type === 'select-multiple' ? [...f.selectedOptions].map(o => [f.name, o.value]).sort()
    : ticked(f) ? (f.checked ? [[f.name, f.value]] : []) : [[f.name, f.value]])
  .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

class Draft extends HTMLElement {
  connectedCallback() {
    this.form = this.closest('form');
    this.name = this.dataset.name;
    this.seen = JSON.stringify(state(this.form));
    dropOld(Date.now());
    this.restore();
    this.timer = setInterval(() => this.keep(), 1000);
    this.stop = new AbortController();
    addEventListener('pagehide', () => this.keep(), { signal: this.stop.signal });
    // A page patched under the form has reset its fields.
    patched(() => { this.seen = JSON.stringify(state(this.form)); this.restore(); }, this.stop.signal);
  }
  disconnectedCallback() {
    clearInterval(this.timer);
    this.stop.abort();
  }
  keep() {
    const now = JSON.stringify(state(this.form));
    if (now === this.seen) return;
    this.seen = now;
    write(this.name, { key: this.form.elements._key?.value, at: Date.now(), fields: JSON.parse(now) });
  }
  restore() {
    // A refused form already holds what was typed.
    if (this.form.querySelector('.kg-summary')) return;
    const draft = read(this.name);
    if (!draft || JSON.stringify(draft.fields) === this.seen) return;
    const rest = [...draft.fields];
    const has = (name, value) => rest.some(([n, v]) => n === name && v === value);
    for (const f of [...this.form.elements].filter(kept)) {
      if (ticked(f)) f.checked = has(f.name, f.value);
      else if (f.type === 'select-multiple') for (const o of f.options) o.selected = has(f.name, o.value);
      else {
        const at = rest.findIndex(([n]) => n === f.name);
        if (at >= 0) f.value = rest.splice(at, 1)[0][1];
      }
      f.dispatchEvent(new Event('kg-restored'));
    }
    if (draft.key && this.form.elements._key) this.form.elements._key.value = draft.key;
    this.seen = JSON.stringify(state(this.form));
    this.say();
  }
  say() {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: this.dataset.drop });
    button.addEventListener('click', () => { drop(this.name); location.reload(); });
    const note = Object.assign(document.createElement('div'), { className: 'kg-draft-note', textContent: this.dataset.restored });
    note.setAttribute('role', 'status');
    note.append(button);
    this.replaceChildren(note);
  }
}
customElements.define('kg-draft', Draft);
