// Copies the pinned files into wwwroot/lib and packs the icons of icons.txt into one sprite.
// Usage: cd tools/assets && npm ci && npm run build
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const lib = join(here, '../../src/Kegui/wwwroot/lib');
const limit = 1.5 * 1024 * 1024;

const parts = [
  { name: '@tabler/core', to: 'tabler', files: ['dist/css/tabler.min.css'], use: 'style sheet' },
  { name: '@tabler/icons', to: 'tabler-icons', files: [], use: 'icons, as one sprite' },
  { name: 'tom-select', to: 'tom-select', files: ['dist/js/tom-select.popular.min.js', 'dist/css/tom-select.bootstrap5.min.css'], use: 'pickers' },
  { name: 'sortablejs', to: 'sortablejs', files: ['Sortable.min.js'], use: 'boards' },
  { name: 'echarts', to: 'echarts', files: ['dist/echarts.min.js'], use: 'charts, loaded by the pages that draw' },
];
// Notices that travel with a part but stand in a file of another name.
const licenceFiles = ['LICENSE', 'LICENSE.md', 'NOTICE'];
// @tabler/core ships no licence file: its style sheet names the authors, and the terms are those of its icon set.
const mit = readFileSync(join(here, 'node_modules/@tabler/icons/LICENSE'), 'utf8')
  .replace(/^Copyright.*$/m, 'Copyright (c) 2018-2025 The Tabler Authors\nCopyright (c) 2018-2025 codecalm.net Paweł Kuna\nCopyright (c) 2011-2025 The Bootstrap Authors');

const rows = [];
rmSync(lib, { recursive: true, force: true });
for (const part of parts) {
  const from = join(here, 'node_modules', part.name);
  const to = join(lib, part.to);
  const about = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
  mkdirSync(to, { recursive: true });
  for (const file of part.files) copyWithoutMap(join(from, file), join(to, basename(file)));
  const kept = licenceFiles.filter(f => existsSync(join(from, f)));
  for (const f of kept) cpSync(join(from, f), join(to, f));
  if (kept.length === 0) writeFileSync(join(to, 'LICENSE'), mit);
  rows.push(`| ${part.name} | ${about.version} | ${about.license} | ${part.use} | ${kept.map(f => `[${f}](${part.to}/${f})`).join(', ') || `[LICENSE](${part.to}/LICENSE)`} |`);
}
writeFileSync(join(lib, 'tabler-icons/icons.svg'), sprite());
writeFileSync(join(lib, 'licences.md'),
  `# Browser assets\n\nWritten by \`tools/assets/build.js\`; do not edit by hand.\n\n| Part | Version | Licence | For | Text |\n|---|---|---|---|---|\n${rows.join('\n')}\n`);

/** Source maps are not shipped, and a comment that names one makes the browser ask for it. */
function copyWithoutMap(from, to) {
  const text = readFileSync(from, 'utf8').replace(/\n?\/[/*]# sourceMappingURL=\S+(\s*\*\/)?\s*$/, '\n');
  writeFileSync(to, text);
  if (statSync(to).size > limit) throw new Error(`${to} is larger than 1.5 MB`);
}

function sprite() {
  const symbols = [];
  for (const line of readFileSync(join(here, 'icons.txt'), 'utf8').split('\n')) {
    if (!line.trim() || line.startsWith('#')) continue;
    const [name, source = name] = line.split('=').map(s => s.trim());
    const filled = source.endsWith('*');
    const path = join(here, 'node_modules/@tabler/icons/icons', filled ? 'filled' : 'outline', `${source.replace('*', '')}.svg`);
    const body = readFileSync(path, 'utf8').replace(/<!--[\s\S]*?-->/, '').match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1]
      .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*\/>/, '').replace(/\s*\n\s*/g, '');
    const paint = filled ? 'fill="currentColor"' : 'fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"';
    symbols.push(`<symbol id="${name}" viewBox="0 0 24 24" ${paint}>${body}</symbol>`);
  }
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`;
}
