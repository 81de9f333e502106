// A picker that finds while one types, over a plain select or a list of ticks. Tom Select is fetched when the first one appears.
import { patched } from './patched.js';

let loading;
const at = p => new URL(`../lib/tom-select/${p}`, import.meta.url).href;
const css = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: at('tom-select.bootstrap5.min.css') });
// Enhanced navigation takes out of the head what the new page did not send: the style is put back for each picker, also for one that stays.
const style = () => { if (!css.isConnected) document.head.prepend(css); };
const lib = () => loading ??= new Promise((done, fail) => {
  const script = Object.assign(document.createElement('script'), { src: at('tom-select.popular.min.js'), onload: () => done(window.TomSelect), onerror: fail });
  document.head.append(script);
});

class Picker extends HTMLElement {
  async connectedCallback() {
    this.stop = new AbortController();
    patched(style, this.stop.signal);
    style();
    const TomSelect = await lib().catch(() => null);
    style();
    if (!TomSelect || !this.isConnected || this.picker) return;
    const select = this.querySelector('select') ?? this.fromTicks();
    const { none, src, remove } = this.dataset;
    const label = this.closest('.kg-field')?.querySelector('.form-label')?.firstChild.textContent ?? '';
    this.picker = new TomSelect(select, {
      plugins: this.hasAttribute('data-multiple') ? { remove_button: { title: remove } } : [],
      maxOptions: 300,
      searchField: ['text', 'note'],
      hidePlaceholder: true,
      closeAfterSelect: !this.hasAttribute('data-multiple'),
      shouldLoad: q => !!src && q.length > 1,
      load: src ? (q, done) => fetch(`${src}?q=${encodeURIComponent(q)}`).then(r => r.json())
        .then(hits => done(hits.map(h => ({ value: h.code, text: h.text, note: h.note })))).catch(() => done()) : undefined,
      render: {
        option: (d, escape) => `<div>${escape(d.text)}${d.note ? `<small>${escape(d.note)}</small>` : ''}</div>`,
        no_results: (_d, escape) => `<div class="no-results">${escape(none)}</div>`,
        loading: () => '<div class="spinner-border spinner-border-sm m-2"></div>',
      },
    });
    for (const el of [select, this.picker.control_input]) el.setAttribute('aria-label', label);
    select.addEventListener('kg-restored', () => this.picker.sync());
  }
  disconnectedCallback() {
    this.stop.abort();
    this.picker?.destroy();
    this.picker = null;
  }
  /** The ticks become a select of the same name, so that the form sends the same. */
  fromTicks() {
    const select = Object.assign(document.createElement('select'), { multiple: true, className: 'form-select' });
    for (const tick of this.querySelectorAll('input[type=checkbox]')) {
      select.name = tick.name;
      select.disabled ||= tick.disabled;
      const label = tick.nextElementSibling;
      const option = new Option(label.firstChild.textContent, tick.value, tick.checked, tick.checked);
      option.dataset.note = label.querySelector('small')?.textContent ?? '';
      select.add(option);
    }
    this.replaceChildren(select);
    return select;
  }
}
customElements.define('kg-select', Picker);
