class Copy extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button');
    // The clipboard is only there under https or localhost.
    button.hidden = !navigator.clipboard;
    button.onclick = async () => {
      await navigator.clipboard.writeText(this.querySelector('code').textContent);
      button.title = this.dataset.done;
      button.replaceChildren(this.dataset.done);
    };
  }
}
customElements.define('kg-copy', Copy);
