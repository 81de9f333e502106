// The browser's part of Kegui: small custom elements. Every act works without them.
import './js/kg-toast.js';
import './js/kg-once.js';
import './js/kg-dirty.js';
import './js/kg-draft.js';
import './js/kg-hotkeys.js';
import './js/kg-palette.js';
import './js/kg-rows.js';
import './js/kg-photo.js';
import './js/kg-position.js';
import './js/kg-suggest.js';
import './js/kg-select.js';
import './js/kg-copy.js';
import './js/kg-chart.js';
import './js/kg-refresh.js';
import './js/kg-work.js';

// Menus, reasons and questions are <details data-shut>: one is open at a time, a click elsewhere or Esc closes it.
const open = () => document.querySelectorAll('details[data-shut][open]');
document.addEventListener('click', e => open().forEach(d => { if (!d.contains(e.target)) d.open = false; }));
document.addEventListener('keydown', e => {
  if (e.key !== 'Escape') return;
  open().forEach(d => { d.open = false; d.querySelector('summary').focus(); });
});
