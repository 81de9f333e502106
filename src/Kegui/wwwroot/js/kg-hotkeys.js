// Keys for people who work here all day. Elements name theirs: data-hotkey="n", "e", "save"; rows carry data-row or stand in kg-rows.
const typing = el => el.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName);
const rows = () => [...document.querySelectorAll('[data-row], kg-rows tbody tr')].filter(r => r.offsetParent);

class Hotkeys extends HTMLElement {
  connectedCallback() {
    this.stop = new AbortController();
    document.addEventListener('keydown', e => this.key(e), { signal: this.stop.signal });
  }
  disconnectedCallback() { this.stop.abort(); }
  key(e) {
    if (e.isComposing || e.keyCode === 229) return;
    const ctrl = e.ctrlKey || e.metaKey;
    if (ctrl && e.key.toLowerCase() === 'k') return this.act(e, () => document.querySelector('kg-palette')?.show());
    if (ctrl && e.key === 'Enter') return this.act(e, () => this.save(e.target));
    if (ctrl || e.altKey || typing(e.target) || document.querySelector('dialog[open]')) return;
    if (e.key === '/') return this.act(e, () => document.getElementById('kg-search')?.focus());
    if (e.key === '?') return this.act(e, () => document.getElementById('kg-keys')?.showModal());
    if (e.key === 'j' || e.key === 'k') return this.act(e, () => this.move(e.key === 'j' ? 1 : -1));
    const wanted = e.key === 'Enter' && e.target === document.body ? document.querySelector('.kg-at a[href]')
      : e.key.length === 1 ? document.querySelector(`[data-hotkey="${CSS.escape(e.key)}"]`) : null;
    if (wanted) this.act(e, () => wanted.click());
  }
  act(e, what) { e.preventDefault(); what(); }
  save(from) {
    const form = from.closest?.('form') ?? document.querySelector('form:has([data-hotkey=save])');
    form?.requestSubmit(form.querySelector('[data-hotkey=save]') ?? undefined);
  }
  move(step) {
    const all = rows();
    const at = all.findIndex(r => r.classList.contains('kg-at'));
    const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
    if (!next) return;
    all[at]?.classList.remove('kg-at');
    next.classList.add('kg-at');
    next.scrollIntoView({ block: 'nearest' });
    document.activeElement?.blur?.();
  }
}
customElements.define('kg-hotkeys', Hotkeys);
