// Keeps what is typed into the form around it, each second, and puts it back after a reload or a crash. The key of the form is
// kept too: sending a draft again that did arrive the first time saves nothing twice.
import { drop, dropOld, read, write } from './drafts.js';

const kept = f => f.name && !f.name.startsWith('_') && !['password', 'file', 'hidden', 'submit', 'button'].includes(f.type);
const ticked = f => f.type === 'checkbox' || f.type === 'radio';
const state = form => [...form.elements].filter(kept).flatMap(f =>
  f.type === 'select-multiple' ? [...f.options].map(o => [f.name, o.value, o.selected])
    : ticked(f) ? [[f.name, f.value, f.checked]] : [[f.name, f.value]]);

class Draft extends HTMLElement {
  connectedCallback() {
    this.form = this.closest('form');
    this.name = this.dataset.name;
    this.seen = JSON.stringify(state(this.form));
    dropOld(Date.now());
    const refused = this.form.querySelector('[aria-invalid=true], .kg-summary');
    if (!refused) this.restore();
    this.timer = setInterval(() => this.keep(), 1000);
    this.leave = () => this.keep();
    addEventListener('pagehide', this.leave);
  }
  disconnectedCallback() {
    clearInterval(this.timer);
    removeEventListener('pagehide', this.leave);
  }
  keep() {
    const now = JSON.stringify(state(this.form));
    if (now === this.seen) return;
    this.seen = now;
    write(this.name, { key: this.form.elements._key?.value, at: Date.now(), fields: JSON.parse(now) });
  }
  restore() {
    const draft = read(this.name);
    if (!draft || JSON.stringify(draft.fields) === this.seen) return;
    const rest = [...draft.fields];
    for (const f of [...this.form.elements].filter(kept)) {
      for (const option of f.type === 'select-multiple' ? f.options : [f]) {
        const at = rest.findIndex(([n, v]) => n === f.name && ((!ticked(f) && option === f) || v === option.value));
        if (at < 0) continue;
        const [[, value, on]] = rest.splice(at, 1);
        if (option !== f) option.selected = on; else if (ticked(f)) f.checked = on; else f.value = value;
        f.dispatchEvent(new Event('kg-restored'));
      }
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
