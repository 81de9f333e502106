// Ctrl+K: customers, documents, pages and acts by name, pinyin or number. Asks nothing while an input method composes.
class Palette extends HTMLElement {
  connectedCallback() {
    this.box = this.querySelector('dialog');
    this.input = this.querySelector('input');
    this.list = this.querySelector('ul');
    this.stop = new AbortController();
    const on = (target, name, act) => target.addEventListener(name, act, { signal: this.stop.signal });
    on(this.input, 'input', e => { if (!e.isComposing) this.later(); });
    on(this.input, 'compositionend', () => this.later());
    on(this.input, 'keydown', e => this.key(e));
    on(this.list, 'click', e => this.go(e.target.closest('li[data-href]')));
    on(this.box, 'click', e => { if (e.target === this.box) this.box.close(); });
  }
  disconnectedCallback() { this.stop.abort(); clearTimeout(this.timer); }
  show() {
    if (this.box.open) return this.box.close();
    this.box.showModal();
    this.input.select();
    this.ask();
  }
  later() { clearTimeout(this.timer); this.timer = setTimeout(() => this.ask(), 120); }
  async ask() {
    const q = this.input.value.trim();
    try {
      const answer = await fetch(`${this.dataset.src}?q=${encodeURIComponent(q)}`, { headers: { Accept: 'application/json' } });
      if (!answer.ok) throw new Error(answer.status);
      const hits = await answer.json();
      if (q === this.input.value.trim()) this.fill(hits, q);
    } catch { this.none(this.dataset.failed); }
  }
  fill(hits, q) {
    if (!hits.length) return q ? this.none(this.dataset.none) : this.list.replaceChildren();
    this.list.replaceChildren(...hits.map((hit, i) => this.row(hit, i)));
    this.mark(0);
  }
  row({ title, subtitle, href, icon }, i) {
    const li = Object.assign(document.createElement('li'), { id: `kg-hit-${i}`, role: 'option' });
    li.dataset.href = href;
    const svg = document.querySelector('.kg-palette-box .kg-icon').cloneNode(true);
    const use = svg.firstElementChild;
    use.setAttribute('href', use.getAttribute('href').replace(/#.*/, `#${icon || 'chevron-right'}`));
    const text = document.createElement('div');
    text.append(Object.assign(document.createElement('strong'), { textContent: title }));
    if (subtitle) text.append(Object.assign(document.createElement('span'), { textContent: subtitle }));
    li.append(svg, text);
    return li;
  }
  none(text) { this.list.replaceChildren(Object.assign(document.createElement('li'), { className: 'kg-palette-none', textContent: text })); }
  mark(i) {
    const all = [...this.list.querySelectorAll('li[data-href]')];
    this.at = all.length ? (i + all.length) % all.length : 0;
    all.forEach((li, n) => li.setAttribute('aria-selected', n === this.at));
    all[this.at]?.scrollIntoView({ block: 'nearest' });
    this.input.setAttribute('aria-activedescendant', all[this.at]?.id ?? '');
  }
  key(e) {
    if (e.isComposing || e.keyCode === 229) return;
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') { e.preventDefault(); this.mark(this.at + (e.key === 'ArrowDown' ? 1 : -1)); }
    else if (e.key === 'Enter') { e.preventDefault(); this.go(this.list.querySelector('[aria-selected=true]')); }
  }
  go(li) {
    if (!li) return;
    this.box.close();
    // A click, so that enhanced navigation takes it. A leading slash would leave the sub-path that <base> names.
    const link = Object.assign(document.createElement('a'), { href: li.dataset.href.replace(/^\/(?!\/)/, '') || '.' });
    document.body.append(link);
    link.click();
    link.remove();
  }
}
customElements.define('kg-palette', Palette);
