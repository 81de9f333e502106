// A file field that speaks the page's language (the browser's own button speaks the browser's). With data-max, photos are made
// smaller first: phones give 4 to 12 MB, a report needs 1600 pixels. Pictures that cannot be read travel as they are.
class Photo extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector('input[type=file]');
    this.stop = new AbortController();
    this.input.addEventListener('change', () => this.take(), { signal: this.stop.signal });
    if (this.list) return;
    const button = Object.assign(document.createElement('label'), { className: 'btn', htmlFor: this.input.id, textContent: this.dataset.choose });
    this.list = Object.assign(document.createElement('div'), { className: 'kg-photo-list' });
    this.list.setAttribute('role', 'status');
    this.append(button, this.list);
  }
  disconnectedCallback() { this.stop.abort(); }
  async take() {
    const files = new DataTransfer();
    const pictures = [];
    this.list.replaceChildren(this.dataset.working);
    for (const file of this.input.files) {
      const made = this.dataset.max && file.type.startsWith('image/') ? await this.one(file).catch(() => null) : null;
      files.items.add(made && made.file.size < file.size ? made.file : file);
      if (made) pictures.push(made.small);
    }
    this.input.files = files.files;
    const bytes = [...files.files].reduce((sum, f) => sum + f.size, 0);
    const size = bytes < 1048576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
    const names = this.dataset.max ? '' : [...files.files].map(f => f.name).join('、') + ' · ';
    const text = Object.assign(document.createElement('span'), { textContent: names + this.dataset.done.replace('{n}', files.files.length).replace('{size}', size) });
    this.list.replaceChildren(...pictures, ...(files.files.length ? [text] : []));
  }
  async one(file) {
    const image = await createImageBitmap(file);
    const large = this.draw(image, Math.min(1, Number(this.dataset.max) / Math.max(image.width, image.height)));
    const small = this.draw(image, Math.min(1, 200 / Math.max(image.width, image.height)));
    const blob = await new Promise(done => large.toBlob(done, 'image/jpeg', 0.82));
    return { small, file: new File([blob], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg', lastModified: file.lastModified }) };
  }
  draw(image, scale) {
    const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(image.width * scale), height: Math.round(image.height * scale) });
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  }
}
customElements.define('kg-photo', Photo);
