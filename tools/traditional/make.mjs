// Makes src/Kegui.Kernel/Text/traditional.tsv.gz: `npm ci && npm run make` in this folder.
// One line per entry, simplified<TAB>traditional (OpenCC's standard phrases in everyday forms, no regional words); the second column is
// empty when nothing changes. Such phrases stay: they guard a word against a longer match that begins inside it
// (开发 keeps 开发质量 from becoming 开 + 发质).
import { gzipSync } from 'node:zlib';
import { writeFileSync } from 'node:fs';
import characters from './node_modules/opencc-js/dist/esm-lib/dict/STCharacters.js';
import phrases from './node_modules/opencc-js/dist/esm-lib/dict/STPhrases.js';
import taiwan from './node_modules/opencc-js/dist/esm-lib/dict/TWVariants.js';
import hongKong from './node_modules/opencc-js/dist/esm-lib/dict/HKVariants.js';

// OpenCC's own forms are a scholar's (覈, 羣, 爲). Taken instead: what Taiwan and Hong Kong agree on, and everyday forms read in both.
const variants = text => new Map(text.split('|').map(entry => entry.split(' ')));
const modern = new Map([...variants(taiwan)].filter(([from, to]) => variants(hongKong).get(from) === to)
  .concat(['啓啟', '羣群', '峯峰', '牀床', '裏裡', '麪麵', '臺台', '檐簷', '鮎鯰'].map(pair => [...pair])));
const modernize = text => [...text].map(char => modern.get(char) ?? char).join('');

const table = new Map([...characters.split('|'), ...phrases.split('|')].map(entry => entry.split(' '))
  .map(([from, to]) => [from, modernize(to)]));
const lines = [...table]
  .filter(([from, to]) => from !== to || [...from].length > 1)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([from, to]) => `${from}\t${from === to ? '' : to}`);
writeFileSync(new URL('../../src/Kegui.Kernel/Text/traditional.tsv.gz', import.meta.url),
  gzipSync(lines.join('\n') + '\n', { level: 9 }));
console.log(`${lines.length} entries`);
