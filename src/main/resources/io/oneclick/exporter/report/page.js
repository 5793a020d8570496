'use strict';
(() => {
  const numbers = JSON.parse(document.getElementById('numbers').textContent);
  const root = document.documentElement;
  let charts = [];

  // Without colour, points and dashes distinguish the lines; the order and an empty bar distinguish the bars.
  const line = (label, data, colour, pointStyle, borderDash) => ({
    label, data, pointStyle, borderDash, pointRadius: 5, borderWidth: 2, borderColor: colour, backgroundColor: colour });
  const bar = (label, data, border, fill) => ({
    label, data, borderWidth: 1, maxBarThickness: 40, borderColor: border, backgroundColor: fill });

  // Creates all charts again in the current colours: a chart does not change the colours of what it has drawn.
  const paint = () => {
    const style = getComputedStyle(root);
    const [ink, grid, paper, one, two, three] =
      ['--ink', '--line', '--paper', '--one', '--two', '--three'].map(name => style.getPropertyValue(name).trim());
    const axis = more => Object.assign({ ticks: { color: ink }, grid: { color: grid } }, more);
    const count = more => axis(Object.assign({ beginAtZero: true, ticks: { color: ink, precision: 0 } }, more));
    const plot = (id, type, labels, datasets, options) => new Chart(document.getElementById(id), {
      type,
      data: { labels, datasets },
      options: Object.assign({
        animation: false,
        maintainAspectRatio: false,
        color: ink,
        plugins: { legend: { display: datasets.length > 1, labels: { color: ink, usePointStyle: type === 'line' } } },
      }, options),
    });

    charts.forEach(chart => chart.destroy());
    charts = [
      plot('plot-weeks', 'line', numbers.weeks, [
        line('opened', numbers.opened, one, 'circle', []),
        line('merged', numbers.merged, two, 'triangle', [8, 4]),
        line('declined', numbers.declined, three, 'rect', [2, 3]),
      ], { scales: { x: axis(), y: count() } }),
      plot('plot-ages', 'bar', numbers.ages, [bar('open', numbers.aged, one, one)], { scales: { x: axis(), y: count() } }),
      plot('plot-waiting', 'bar', numbers.projects, [
        bar('a review', numbers.review, one, one),
        bar('their author', numbers.author, two, two),
        bar('the merge', numbers.merge, one, paper),
      ], { indexAxis: 'y', scales: { x: count({ stacked: true }), y: axis({ stacked: true, ticks: { color: ink, autoSkip: false } }) } }),
    ];
  };

  paint();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint);
  const details = [...document.querySelectorAll('details')];
  let open = [];
  addEventListener('beforeprint', () => {
    root.classList.add('paper');
    open = details.map(one => one.open);
    details.forEach(one => { one.open = true; });
    paint();
  });
  addEventListener('afterprint', () => {
    root.classList.remove('paper');
    details.forEach((one, i) => { one.open = open[i]; });
    paint();
  });

  // For the test: the number of plots that contain more than two colours.
  root.dataset.drawn = charts.filter(chart => {
    const { width, height } = chart.canvas;
    const pixels = chart.ctx.getImageData(0, 0, width, height).data;
    return new Set(new Uint32Array(pixels.buffer)).size > 2;
  }).length;
})();
