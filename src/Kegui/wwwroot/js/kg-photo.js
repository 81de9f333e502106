// Photos from a phone are 4 to 12 MB; what a report needs is 1600 pixels. Pictures that cannot be read travel as they are.
class Photo extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector('input[type=file]');
    this.stop = new AbortController();
    this.input.addEventListener('change', () => this.shrink(), { signal: this.stop.signal });
  }
  disconnectedCallback() { this.stop.abort(); }
  get list() {
    return this.querySelector('.kg-photo-list') ?? this.appendChild(Object.assign(document.createElement('div'), { className: 'kg-photo-list' }));
  }
  async shrink() {
    const files = new DataTransfer();
    const pictures = [];
    this.say(this.dataset.working);
    for (const file of this.input.files) {
      const made = file.type.startsWith('image/') ? await this.one(file).catch(() => null) : null;
      files.items.add(made && made.file.size < file.size ? made.file : file);
      if (made) pictures.push(made.small);
    }
    this.input.files = files.files;
    const size = [...files.files].reduce((sum, f) => sum + f.size, 0);
    this.say(this.dataset.done.replace('{n}', files.files.length).replace('{size}', `${(size / 1048576).toFixed(1)} MB`), pictures);
  }
  async one(file) {
    const image = await createImageBitmap(file);
    const max = Number(this.dataset.max);
    const large = this.draw(image, Math.min(1, max / Math.max(image.width, image.height)));
    const small = this.draw(image, Math.min(1, 200 / Math.max(image.width, image.height)));
    const blob = await new Promise(done => large.toBlob(done, 'image/jpeg', 0.82));
    return { small, file: new File([blob], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg', lastModified: file.lastModified }) };
  }
  draw(image, scale) {
    const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(image.width * scale), height: Math.round(image.height * scale) });
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  }
  say(text, pictures = []) {
    const words = Object.assign(document.createElement('span'), { textContent: text });
    words.setAttribute('role', 'status');
    this.list.replaceChildren(...pictures, words);
  }
}
customElements.define('kg-photo', Photo);
