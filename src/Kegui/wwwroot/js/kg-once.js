import { patched } from './patched.js';

// One press, one request: the buttons of a form being sent are dead until the page answers or one comes back to it.
class Once extends HTMLElement {
  connectedCallback() {
    this.form = this.closest('form');
    this.stop = new AbortController();
    const on = (target, name, act) => target.addEventListener(name, act, { signal: this.stop.signal });
    // After the event, or the pressed button's own name would not be sent.
    on(this.form, 'submit', e => setTimeout(() => { if (!e.defaultPrevented || this.form.hasAttribute('data-enhance')) this.hold(true); }));
    on(window, 'pageshow', () => this.hold(false));
    patched(() => this.hold(false), this.stop.signal);
  }
  disconnectedCallback() {
    this.stop.abort();
    clearTimeout(this.late);
  }
  hold(busy) {
    clearTimeout(this.late);
    for (const button of this.form.querySelectorAll('button[type=submit]')) {
      if (busy ? button.disabled : !button.dataset.held) continue;
      button.disabled = busy;
      if (busy) button.dataset.held = '1'; else delete button.dataset.held;
    }
    // A dead network answers nothing; then the person may try again, the form's key guards against doubles.
    if (busy) this.late = setTimeout(() => this.hold(false), 15000);
  }
}
customElements.define('kg-once', Once);
