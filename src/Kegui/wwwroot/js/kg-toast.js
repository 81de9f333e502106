// A sentence after an act. Enhanced navigation patches the old element, so a new sentence restarts the animation;
// and what was saved needs no draft any more.
import { dropSaved } from './drafts.js';

class Toast extends HTMLElement {
  static observedAttributes = ['data-key'];
  connectedCallback() { this.show(); }
  attributeChangedCallback(_name, old) { if (old !== null) this.show(); }
  show() {
    if (this.dataset.saved) dropSaved(this.dataset.saved);
    this.getAnimations?.().forEach(a => { a.cancel(); a.play(); });
  }
}
customElements.define('kg-toast', Toast);
