// A chart from the ECharts options in data-figures; the table inside stays for readers without JavaScript.
let loading;
const lib = () => loading ??= new Promise((done, fail) => {
  document.head.append(Object.assign(document.createElement('script'), {
    src: new URL('../lib/echarts/echarts.min.js', import.meta.url).href, onload: () => done(window.echarts), onerror: fail,
  }));
});
const colours = ['#2f6ca6', '#d09325', '#2b8a5c', '#7a62b5', '#c9473d', '#3a97a3'];

class Chart extends HTMLElement {
  async connectedCallback() {
    const echarts = await lib().catch(() => null);
    const data = this.dataset.figures;
    if (!echarts || !data || !this.isConnected || this.chart) return;
    const box = Object.assign(document.createElement('div'), { className: 'kg-chart' });
    this.append(box);
    this.chart = echarts.init(box, null, { renderer: 'canvas' });
    const font = getComputedStyle(this).fontFamily;
    const given = JSON.parse(data);
    // Rich text: a tooltip of HTML would need inline styles, which our content policy forbids.
    this.chart.setOption({ color: colours, textStyle: { fontFamily: font }, aria: { enabled: true }, ...given, tooltip: { renderMode: 'richText', ...given.tooltip } });
    this.fit = new ResizeObserver(() => this.chart.resize());
    this.fit.observe(box);
  }
  disconnectedCallback() { this.fit?.disconnect(); this.chart?.dispose(); this.chart = null; this.querySelector('.kg-chart')?.remove(); }
}
customElements.define('kg-chart', Chart);
